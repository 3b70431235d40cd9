"""Attributes of WordprocessingML, whose namespace has two names."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute `w:name`, None where it is missing."""
    for namespace in _NAMESPACES:
        value = element.get(f"{{{namespace}}}{name}")
        if value is not None:
            return value
    return None


def value_of(parent: Element | None, path: str) -> str | None:
    """Return the `w:val` of the element at `path` below `parent`."""
    found = None if parent is None else parent.find(path)
    return None if found is None else attribute(found, "val")


def is_on(parent: Element | None, path: str) -> bool:
    """Tell whether the switch at `path` is there and not turned off."""
    found = None if parent is None else parent.find(path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")
