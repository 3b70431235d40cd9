"""A chip's text cut into pieces, so that a line can break inside a long one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[^ \t\r\n]{1,24}")
"""A word, a very long one in parts: no piece may be wider than the narrowest editor. A no-break
space holds its words together here as everywhere."""

_LONGEST: Final = 32
"""The most letters of a piece; more come together only where a text has grown since."""


@lru_cache(maxsize=512)
def cut(text: str) -> tuple[str, ...]:
    """Return the pieces of a text, one a word with the space behind it; at least one."""
    words = list(_WORD.finditer(text))
    if not words:
        return ("",)
    behind = [later.start() > word.end() for word, later in pairwise(words)]
    spaces = [" " if space else "" for space in (*behind, False)]
    return tuple(word[0] + space for word, space in zip(words, spaces, strict=True))


@lru_cache(maxsize=512)
def spread(text: str, count: int) -> tuple[str, ...]:
    """Return the text on just ``count`` pieces, as many as the chip got when it was put in.

    What is too long for its piece is cut off with an ellipsis: the tool tip holds the whole text.
    """
    words = cut(text)
    if len(words) == count:
        return words
    joined = (
        "".join(words[len(words) * at // count : len(words) * (at + 1) // count])
        for at in range(count)
    )
    return tuple(
        piece if len(piece) <= _LONGEST else piece[: _LONGEST - 1] + "…" for piece in joined
    )
