"""Why a data file is not opened or a change is not written, each as its own kind of error."""

from __future__ import annotations

from cchc_desktop.domain.errors import CchcError


class DataFileTrouble(CchcError):
    """Something is wrong with the data file or with where it lies."""


class NoDataFile(DataFileTrouble):
    """There is no file at the path, or it cannot be read."""


class AlreadyThere(DataFileTrouble):
    """A new data file would take the place of an existing file."""


class NotADataFile(DataFileTrouble):
    """The file belongs to another program, or is no database at all."""


class NewerDataFile(DataFileTrouble):
    """The file was written by a newer version of this program."""


class DamagedDataFile(DataFileTrouble):
    """The file is ours, and something in it is broken."""


class NetworkPlace(DataFileTrouble):
    """The file lies on another computer, where its locks cannot be trusted."""


class CannotWrite(DataFileTrouble):
    """The file or its folder does not let itself be written to."""


class DiskFull(CannotWrite):
    """The disk has no room left."""


class DataFileBusy(DataFileTrouble):
    """Another program holds the file at this moment."""


class UpgradeFailed(DataFileTrouble):
    """The file stays as its older version left it."""


class Sealed(CchcError):
    """Something would be changed that must stay as it is: an issued report, a given number."""
