"""A bit that flips anywhere in a home, in a month or a draft, in a cache or the settings, is noticed or changes nothing."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from msgspec import Struct
from msgspec.json import encode

from nc_tui.cli.status_answer import answer
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.clock import SetClock
from tests.faults.acts import live

FLIPS = int(os.environ.get("FLIPS", "100"))
"""How many are tried here; ``.ci/run`` asks for five hundred."""
NOW = "2026-11-23T07:30:00+01:00"
GUIDE = "they-wrote"


class Seen(Struct, frozen=True):
    """All that a program that is started anew says, and what it says is wrong."""

    records: tuple[bytes, ...]
    letters: tuple[object, ...]
    drafts: dict[str, str]
    content: tuple[bytes, ...]
    status: tuple[str, str]
    own: object
    settings: bytes
    closed: bool | None
    wrong: tuple[str, ...]


def trainer_at(home: Path) -> Trainer:
    return Trainer(folders(home), SetClock(datetime.fromisoformat(NOW)))


def look(home: Path) -> Seen:
    trainer = trainer_at(home)
    session = trainer.session
    history = trainer.history
    journal = session.journal
    last = journal.last_made()
    content = (encode(trainer.library), encode(trainer.guides[GUIDE]), encode(trainer.guides.headings))
    rehearsals = encode(list(trainer.rehearsing.all.values()))
    keys = trainer.drafts.keys()
    drafts = {key: trainer.drafts.load(key) for key in keys}
    settings = encode(trainer.settings)
    wrong = (
        *map(str, journal.damage()),
        *map(str, history.doubts),
        *map(str, trainer.situation.way.in_doubt),
        session.settings_fault or "",
    )
    return Seen(
        tuple(encode(record) for record in history.recent),
        tuple(letter.data for letter in trainer.letters.all()),
        drafts,
        (*content, rehearsals),
        answer(str(home)),
        None if last is None else last.id,
        settings,
        trainer.situation.way.is_closed(),
        tuple(one for one in wrong if one),
    )


@pytest.fixture
def lived_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a file of every kind, each read once already."""
    monkeypatch.setenv("NC_TUI_NOW", NOW)
    trainer = trainer_at(home)
    live(trainer, days=90)
    trainer.check()
    trainer.backups.make()
    look(home)
    assert look(home).wrong == ()
    return home


def test_no_flipped_bit_is_silent_and_none_crashes(lived_in: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(lived_in, whole, symlinks=True)
    before = look(lived_in)
    assert before.closed is True
    chance = Random("five hundred bits")
    files = sorted(
        path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.stat().st_size
    )
    assert len(files) > 8, files
    for number in range(FLIPS):
        shutil.rmtree(lived_in)
        shutil.copytree(whole, lived_in, symlinks=True)
        path = lived_in / files[number % len(files)]
        raw = bytearray(path.read_bytes())
        place = chance.randrange(len(raw))
        raw[place] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        told = f"{files[number % len(files)]}, byte {place}"
        found = look(lived_in)
        assert found.closed is True, told
        if path.name == "settings.toml" and not found.wrong:
            continue  # people write this file themselves: another value in it is one they chose
        same = found.records == before.records and found.letters == before.letters
        same = same and (found.drafts, found.content) == (before.drafts, before.content)
        same = same and (found.status, found.own, found.settings) == (
            before.status,
            before.own,
            before.settings,
        )
        assert same or found.wrong, told
        if number % 5 == 0:
            trainer_at(lived_in).check()
