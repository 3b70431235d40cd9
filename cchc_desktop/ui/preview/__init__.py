"""The pages of a PDF on the screen: the very file that is printed and kept.

:mod:`.pdf_view` shows them, :mod:`.preview_bar` turns, zooms and searches, :mod:`.preview_pane` is
both together and :mod:`.preview_window` a window of its own.
"""
