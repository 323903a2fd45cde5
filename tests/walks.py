"""How much of the content the app is walked through: all of it where NC_TUI_WALKS is set, as once in CI; in the suite
a third. What a text says, where it leads and whether it fits is seen to for each of them without the app, in
tests/content."""

import os
from collections.abc import Iterable

ALL = "NC_TUI_WALKS" in os.environ
THIRD = 3


def part_of(ids: Iterable[str]) -> list[str]:
    """Those to walk through, in their order."""
    return list(ids) if ALL else list(ids)[::THIRD]
