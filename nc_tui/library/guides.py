"""The shipped guides, from the copy that is kept of them while their files are what they were."""

from pathlib import Path

from msgspec import Struct

from nc_tui.library import cache as copies
from nc_tui.library.fault import Fault
from nc_tui.library.places import find, shipped
from nc_tui.practice.branching import Guide


class KeptGuides(Struct, frozen=True, array_like=True):
    """What the file holds: the sound guides in their order, and the faults of the others."""

    guides: tuple[Guide, ...]
    faults: tuple[Fault, ...]


def load_guides(cache: Path) -> tuple[dict[str, Guide], tuple[Fault, ...]]:
    """The guides by id, and what had to be left out. ``cache`` is a file that may be made."""
    folder = shipped() / "situations"
    found = [find(folder, trusted=True)]
    signed = copies.signature(found)
    kept = copies.read(cache, signed, KeptGuides)
    if kept is None:
        from nc_tui.library.situations import read_situations

        guides, faults = read_situations(folder)
        kept = KeptGuides(tuple(guides.values()), faults)
        if copies.settled(found):
            copies.write(cache, signed, kept)
    return {guide.id: guide for guide in kept.guides}, kept.faults
