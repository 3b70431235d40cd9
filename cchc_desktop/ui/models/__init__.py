"""What lists show: models over the data file that fetch as they are scrolled."""
