"""Editing the wording of one block of a report, its live words as chips in the text.

:class:`~cchc_desktop.ui.wordings.wording_editor.WordingEditor` is what a page uses;
:class:`~cchc_desktop.ui.wordings.token_chooser.TokenChooser` finds a live word to put in.

In the editor's document a chip is a row of inline objects, one for each word that it shows, so
that a cited document of 150 letters wraps like the text around it. The row is one thing to the
person: the cursor steps over it, a selection holds all of it or nothing. What a chip shows is
looked up when it is drawn: the document knows only its name, so that new figures change neither
the document nor its undo history.

A brace that somebody types is text for ever: it is stored doubled, as
:mod:`cchc_desktop.documents.wording` says, and a live word comes in by the chooser or from
another wording, never by typing its name.
"""
