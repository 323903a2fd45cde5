"""What can still be found in a damaged month file."""

import re
from collections.abc import Iterator
from itertools import pairwise

from nc_tui.journal.record_codec import CODING_ERRORS, Document, compact, is_sound

_MOST_FAILURES = 2000
"""Broken documents after which a file is given up: it was made to waste time."""
_START = re.compile(r'\{\s*"id"\s*:')


def salvage(raw: bytes) -> list[bytes]:
    """Every document with a right checksum, in order, in its compact form."""
    found: dict[bytes, None] = {}
    for _start, _end, document in pieces(as_text(raw)):
        if document is not None and (whole := _whole(document)) is not None:
            found[whole] = None
    return list(found)


def as_text(raw: bytes) -> str:
    """The bytes as a text from which the very same bytes can be made again (``as_bytes``), valid or not."""
    return raw.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """The bytes from which ``as_text`` made the text."""
    return text.encode("utf-8", "surrogateescape")


def pieces(text: str) -> Iterator[tuple[int, int, Document | None]]:
    """Everything in a text that begins like a document: its start, its end and what it says.

    None where that can't be said; it then ends where the next one begins.
    """
    import json

    scan = json.JSONDecoder().raw_decode
    bounds = [*(match.start() for match in _START.finditer(text)), len(text)]
    reached = failures = 0
    for start, following in pairwise(bounds):
        if start < reached:
            continue
        try:
            document, end = scan(text, start)
        except (ValueError, RecursionError):
            failures += 1
            if failures > _MOST_FAILURES:
                return
            yield start, following, None
            continue
        if end <= following or _whole(document) is not None:
            reached = end
            yield start, end, document
        else:  # a flipped quote made it swallow the beginning of the next one
            yield start, following, None


def _whole(document: Document) -> bytes | None:
    try:
        written = compact(document)
    except CODING_ERRORS:
        return None
    return written if is_sound(written) else None
