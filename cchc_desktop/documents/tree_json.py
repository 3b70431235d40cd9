"""The neutral document as JSON's types and back: how a closed report is kept for ever."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from cchc_desktop.documents import tree

_BLOCKS: Mapping[str, type[Any]] = {
    cls.__name__: cls for cls in (tree.Heading, tree.Paragraph, tree.Point, tree.Table)
}


def document_to_plain(document: tree.Document) -> dict[str, Any]:
    """Return the document as mappings, lists, texts and numbers."""
    plain = _to_plain(document)
    assert isinstance(plain, dict)
    return plain


def document_from_plain(plain: Mapping[str, Any]) -> tree.Document:
    """Return the document that :func:`document_to_plain` made; raises KeyError for another."""
    document = _from_plain(tree.Document, plain)
    assert isinstance(document, tree.Document)
    return document


def _to_plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        plain = {
            field.name: _to_plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
        if type(value).__name__ in _BLOCKS:
            plain["is"] = type(value).__name__
        return plain
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    return value


def _from_plain(kind: Any, plain: Any) -> Any:
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_from_plain(inner, item) for item in plain)
    if isinstance(kind, types.UnionType):
        if isinstance(plain, Mapping) and "is" in plain:
            return _from_plain(_BLOCKS[plain["is"]], plain)
        if plain is None:
            return None
        return _from_plain(next(k for k in kind.__args__ if k is not types.NoneType), plain)
    if dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        hints = _hints(kind)
        values = {name: _from_plain(hints[name], plain[name]) for name in plain if name != "is"}
        return kind(**values)
    return plain


@cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(cls)
