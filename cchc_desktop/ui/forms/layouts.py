"""Where the fields of each record stand in its form: rows of field names, top to bottom.

Tab follows the same order. Everything else about a field is in its declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.catalogues import CatalogueEntry, EntryUnit
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.office import OfficeProfile, Recipient, Signer
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.tasks import Task

Rows = tuple[tuple[str, ...], ...]

LAYOUTS: Mapping[type[Any], Rows] = {
    Activity: (
        ("day", "channel"),
        ("title",),
        ("measures",),
        ("kind", "department"),
        ("audience", "place"),
        ("document",),
        ("evidence",),
        ("note",),
    ),
    Measure: (("unit", "quantity", "estimated"),),
    Evidence: (("kind", "where"), ("files",)),
    Procedure: (
        ("code", "field"),
        ("name",),
        ("level", "online"),
        ("events",),
        ("evidence",),
        ("note",),
    ),
    ProcedureEvent: (
        ("kind", "effective_on"),
        ("decision", "decided_on"),
        ("postings",),
    ),
    Posting: (("place", "posted_on"), ("notice", "taken_down_on")),
    Slogan: (("text",), ("displays",), ("evidence",), ("note",)),
    Display: (("medium", "place"), ("since", "until", "pieces")),
    Document: (
        ("type", "symbol"),
        ("day", "direction"),
        ("issuer",),
        ("subject",),
        ("evidence",),
        ("note",),
    ),
    Task: (
        ("year", "due_on"),
        ("content",),
        ("department",),
        ("result", "done_on"),
        ("outcome",),
        ("evidence",),
    ),
    Target: (("year", "channel"), ("planned", "unit"), ("note",)),
    Report: (
        ("title",),
        ("period", "calendar"),
        ("due_on", "signer"),
        ("note",),
    ),
    OutgoingDocument: (
        ("type", "day"),
        ("number", "symbol"),
        ("subject",),
        ("signer",),
        ("recipients",),
        ("keeper", "copies"),
        ("moved_on", "received_by"),
        ("note",),
    ),
    OfficeProfile: (
        ("valid_from", "valid_to"),
        ("body",),
        ("short_name", "unit_name"),
        ("place", "identifier"),
        ("district", "province"),
        ("superior",),
        ("show_superior",),
        ("addressee",),
        ("one_stop_desk",),
        ("drafting_unit",),
        ("numbering",),
        ("posting_allowance",),
        ("signers",),
        ("recipients",),
        ("sample",),
    ),
    Signer: (("name", "position"), ("usual",)),
    Recipient: (("name",),),
    CatalogueEntry: (("catalogue", "code"), ("label",), ("units",), ("retired",)),
    EntryUnit: (("unit",),),
}
