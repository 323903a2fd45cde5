"""Record ids: UUIDs of version 7, so that they rise with time.

Source: RFC 9562, section 5.7 (layout) and 6.2, method 2 (a random number that only grows, for order within
one millisecond and against clocks that stand still or go back).
"""

import os
import re
from collections.abc import Iterable
from datetime import datetime

_RANDOM_BITS = 74
_STEP_BITS = 32
_LOW = (1 << 62) - 1
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_END = "e677d21f"  # the first of January 10000, in the first 32 of the 48 bits for milliseconds


def new_id(at: datetime, after: str | None = None) -> str:
    """An id for a record made at ``at`` (with its zone), greater than ``after`` (itself such an id)."""
    milliseconds = max(0, int(at.timestamp() * 1000))
    value = milliseconds << _RANDOM_BITS | int.from_bytes(os.urandom(10)) >> (80 - _RANDOM_BITS)
    if after is not None:
        floor = _value(after)
        if value <= floor:
            value = floor + 1 + int.from_bytes(os.urandom(_STEP_BITS // 8))
    return _text(value)


def _text(value: int) -> str:
    bits = value >> 74 << 80 | 7 << 76 | (value >> 62 & 0xFFF) << 64 | 0b10 << 62 | value & _LOW
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _value(text: str) -> int:
    bits = int(text.replace("-", ""), 16)
    return bits >> 80 << 74 | (bits >> 64 & 0xFFF) << 62 | bits & _LOW


def greatest(ids: Iterable[str]) -> str | None:
    """The greatest of those ids that are UUIDs of version 7 with a time before the year 10000."""
    return max((text for text in ids if _ID.fullmatch(text) and text < _END), default=None)
