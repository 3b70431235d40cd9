"""A table on paper that is no official document: the pages of a book or of a list.

It has no letterhead, number or signature; what makes it up is said here, the writers draw it.
"""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.documents.tree import Table


@dataclass(frozen=True, slots=True)
class Listing:
    """A book's or a list's pages.

    `agency` says who keeps it, line by line ("Ủy ban nhân dân", "xã Chi Lăng Nam"); `title` is
    its name ("Sổ đăng ký văn bản đi"), both printed in capitals; `subtitle` stands under the
    name line by line ("Năm 2022"). The table's head is repeated on each page. `struck` are the
    rows, from 0, that are struck through but for their last cell, which says why.
    """

    title: str
    table: Table
    agency: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    landscape: bool = True
    struck: frozenset[int] = frozenset()

    @property
    def printed_agency(self) -> tuple[str, ...]:
        """The lines of who keeps it, in capitals."""
        return tuple(line.upper() for line in self.agency)

    @property
    def printed_title(self) -> str:
        """The name in capitals."""
        return self.title.upper()
