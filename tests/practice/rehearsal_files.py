"""The sample rehearsal, and the shipped ones."""

import tomllib
from functools import cache

from nc_tui.library.reading import shipped
from nc_tui.library.rehearsals import read_rehearsals
from nc_tui.library.shape import convert
from nc_tui.practice.rehearsal import Rehearsal
from tests.library.rehearsal_samples import SOUND
from tests.library.samples import changed


def sample(*changes: tuple[str, str]) -> Rehearsal:
    """The sample with changes."""
    rehearsal = convert(tomllib.loads(changed(SOUND, *changes)), Rehearsal)
    assert isinstance(rehearsal, Rehearsal), rehearsal
    return rehearsal


@cache
def shipped_rehearsals() -> dict[str, Rehearsal]:
    """Every rehearsal that comes with the program."""
    return read_rehearsals(shipped() / "rehearsals", trusted=True)[0]
