"""What is wrong with a content file, said so that the person who wrote it can mend it."""

from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True):
    """One thing wrong in one file. ``file`` is the path as the person knows it, ``key`` the place inside
    (``step[2].seconds`` is the second step; empty where the whole file is meant)."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.what) if part)


class LibraryError(Exception):
    """The library can't be used at all. ``faults`` holds every reason; the text is the first of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        first, *rest = self.faults
        super().__init__(f"{first} (and {len(rest)} more; run nc-tui check)" if rest else str(first))
