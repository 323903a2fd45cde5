"""The shipped guides, from the copy that is kept of them while their files are what they were.

One guide is looked at at a time, so each stays packed until it is asked for; only what a list of them shows
lies open. A guide that is opened is read from its own file then, and where the copy says anything else, the
copy counts for nothing: what is said in a hard moment is always what the file says.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Raw, Struct, msgpack

from nc_tui.library import cache as copies
from nc_tui.library.fault import Fault
from nc_tui.library.places import find, shipped
from nc_tui.practice.branching import Guide, Heading


class Packed(Struct, frozen=True, array_like=True):
    """A guide as MessagePack, under its heading."""

    heading: Heading
    guide: Raw
    file: str
    """The name of its file."""


class KeptGuides(Struct, frozen=True, array_like=True):
    """What the file holds: the sound guides in their order, and the faults of the others."""

    guides: tuple[Packed, ...]
    faults: tuple[Fault, ...]


class Guides(Mapping[str, Guide]):
    """The guides by id, in their order, each unpacked when it is asked for."""

    def __init__(self, packed: Iterable[Packed], folder: Path) -> None:
        self._packed = {one.heading.id: one for one in packed}
        self._folder = folder
        self._unpack = lru_cache(None)(self._unpacked)

    def _unpacked(self, guide_id: str) -> Guide:
        from nc_tui.library.situations import read_guide, read_situations

        packed = self._packed[guide_id]
        guide = msgpack.decode(packed.guide, type=Guide)
        if guide == read_guide(self._folder / packed.file):
            return guide
        sound, _faults = read_situations(self._folder)
        return sound[guide_id]

    def __getitem__(self, guide_id: str) -> Guide:
        return self._unpack(guide_id)

    def __contains__(self, guide_id: object) -> bool:
        return guide_id in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What a list of all of them shows."""
        return tuple(one.heading for one in self._packed.values())


def load_guides(cache: Path) -> tuple[Guides, tuple[Fault, ...]]:
    """The guides by id, and what had to be left out. ``cache`` is a file that may be made."""
    folder = shipped() / "situations"
    found = [find(folder, trusted=True)]
    signed = copies.signature(found)
    kept = copies.read(cache, signed, KeptGuides)
    if kept is None:
        from nc_tui.library.situations import read_situations

        guides, faults = read_situations(folder)
        files = {path.stem.partition("-")[2]: path.name for path in folder.glob("*.toml")}
        kept = KeptGuides(tuple(_pack(guide, files[guide.id]) for guide in guides.values()), faults)
        if copies.settled(found):
            copies.write(cache, signed, kept)
    return Guides(kept.guides, folder), kept.faults


def _pack(guide: Guide, file: str) -> Packed:
    return Packed(Heading(guide.id, guide.title, guide.kind), Raw(msgpack.encode(guide)), file)
