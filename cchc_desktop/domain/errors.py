"""Errors meant for a person: each message is whole Vietnamese sentences, ready to be shown.

A message says what is wrong, what is safe and what to do. Everything else that is raised is a
bug, and is shown with its details by the shell.
"""

from __future__ import annotations


class CchcError(Exception):
    """Trouble that the person at the desk can understand and act on; ``str()`` is the message."""


class InvalidValue(CchcError):
    """A value that was typed or imported cannot be accepted as it stands."""


class WrongPeriod(CchcError):
    """A period is written in a form that is not known, or lies outside its calendar's validity."""


class IncompleteInstallation(CchcError):
    """A file that comes with the program is missing or damaged; the office's data is not."""
