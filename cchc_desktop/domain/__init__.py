"""What the office knows: standard library only, no input or output."""
