"""The window: pages, forms, dialogs and the house's own input fields.

The only room that makes widgets. It asks ``services`` for everything it shows or changes, and
never meets the data file.
"""
