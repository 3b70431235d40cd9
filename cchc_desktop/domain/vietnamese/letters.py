"""The form in which every text enters the program, and characters that may not enter."""

from __future__ import annotations

import unicodedata

# str.strip() without arguments would also take the separators U+001C-U+001F, which are control
# characters: those must stay, so that control_characters() can refuse them by name.
_WHITE_SPACE = (
    " \t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_C0_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL"),
    *("BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB"),
    *("CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)


def normalize(text: str) -> str:
    """Return the text in NFC, with line ends as LF and no white space around it.

    Every text passes here before it is kept or compared. Nothing inside the text is dropped.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip(_WHITE_SPACE)


def control_characters(text: str) -> list[str]:
    """List the characters that cannot be kept, each once, in order, as ``U+0007 (BEL)``.

    These are the control characters other than line feed and tab, and lone surrogates, which no
    file can hold.
    """
    if text.isprintable():
        return []
    found = (
        character
        for character in dict.fromkeys(text)
        if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs")
    )
    return [_character_name(character) for character in found]


def _character_name(character: str) -> str:
    code = ord(character)
    if code < len(_C0_NAMES):
        return f"U+{code:04X} ({_C0_NAMES[code]})"
    return f"U+{code:04X} (DEL)" if code == 0x7F else f"U+{code:04X}"
