"""Excel workbooks. The only room with XlsxWriter, which writes them, and openpyxl, which reads."""
