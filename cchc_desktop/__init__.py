"""CCHC Desktop: a commune office's record of its administrative-reform propaganda work."""
