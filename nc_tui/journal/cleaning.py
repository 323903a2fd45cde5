"""Cleaning what is decoded: synced files are untrusted, and cleaning every text would cost more than
reading it. So the bytes are looked at first; nearly all files need nothing.
"""

import re

from nc_tui.practice.text import LONGEST, clean

_ESCAPES = (b"\\u", b"\\r", b"\\b", b"\\f", b"\x7f")
_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef")
_HARMFUL = re.compile(
    rb"\xc2[\x80-\x9f]"  # C1
    rb"|\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xaf])"  # line and paragraph separators, bidi controls
    rb"|\xef(?:\xbb\xbf|\xbf[\xb9-\xbf])"  # byte order mark, interlinear marks, non-characters
)


def may_need_cleaning(raw: bytes) -> bool:
    """Whether JSON bytes may hold a text that ``clean`` would change. True is only a suspicion."""
    if len(raw) > LONGEST or any(mark in raw for mark in _ESCAPES):
        return True
    return not raw.isascii() and any(lead in raw for lead in _LEADS) and _HARMFUL.search(raw) is not None


def cleaned(value: object) -> object:
    """Decoded JSON with every text in it cleaned, keys too."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {cleaned(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return value
