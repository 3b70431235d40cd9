"""The forms: built from a record's declaration and a layout that only says where a field stands."""
