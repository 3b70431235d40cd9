"""The pages of the window, one for each entry of the list at its left."""
