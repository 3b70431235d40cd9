"""The windows that open before the main window, and close again."""
