"""The command line's own words in Vietnamese: argparse speaks English by itself."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

WRONG_USAGE: Final = 2

_COMPLAINTS: Final = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu “\1”"),
    (r"one of the arguments (.+) is required", r"cần một trong: \1"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không đi cùng \2"),
    (r"argument (.+): expected one argument", r"\1 cần một giá trị"),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        r"\1 không nhận \2, chỉ nhận: \3",
    ),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help is Vietnamese and whose complaint is one line."""

    def __init__(self, **settings: Any) -> None:
        # No abbreviations: a script that uses one breaks when an option is added.
        fixed = {"add_help": False, "allow_abbrev": False, "formatter_class": _Help}
        super().__init__(**{**settings, **fixed})
        self._positionals.title = "tham số"
        self._optionals.title = "tuỳ chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng")

    def error(self, message: str) -> NoReturn:
        """Print one line on standard error and end with the code of a wrong usage."""
        for pattern, words in _COMPLAINTS:
            said, found = re.subn(pattern, words, message)
            if found:
                message = said
                break
        sys.stderr.write(f"Lệnh viết chưa đúng: {message}. Xem cách dùng: {self.prog} --help\n")
        raise SystemExit(WRONG_USAGE)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")
