"""What a menu item does: each change a named operation, each read a domain object."""
