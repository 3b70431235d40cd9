"""One report being written, looked at, closed and issued: outline, page, what is to be seen to."""
