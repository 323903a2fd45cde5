"""The journals that the monkey gets: an empty one, one of months, and one that nobody would wish for."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from nc_tui.demo.home import make_demo
from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Profile
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.clock import SetClock

MORNING = datetime.fromisoformat("2026-11-23T07:30:00+01:00")
HOSTILE = (
    "[/b] [@click=app.quit]x[/] [bold",
    "\x1b]52;c;aGk=\x07\x1b[2J\x1b[31mred",
    "שלום \u202e lived \u2066 عربي",
    "👩\u200d👩\u200d👧\u200d👦 \U0001f3f3\ufe0f\u200d\U0001f308 e\u0301\u0301\u0301",
    "\u3000\u200b\ufeff \u00ad",
    "x" * 3000,
    "line\r\nline\rline\u2028line\x85line\x0bline",
    "{0} %s $HOME `id` ${x} \\N{DIGIT ONE}",
    "\U0010ffff\ufffe\x00",
)
"""Texts that have broken programs."""


def empty(home: Path) -> None:
    """Nobody was here before."""


def months(home: Path) -> None:
    """A made-up person's."""
    make_demo(home, 100, 3, SetClock(MORNING))


def hostile(home: Path) -> None:
    """Texts that have broken programs wherever a text can stand, damaged files, days at the ends of the calendar."""
    trainer = Trainer(folders(home), SetClock(MORNING))
    closed = {"asked-no-contact": True}
    trainer.situation.describe(Profile(mode="none", since=date(1930, 1, 1), gates=closed))
    exercises = list(trainer.exercises)
    for number, text in enumerate(HOSTILE):
        day = trainer.today - timedelta(days=number // 2)
        details = OutcomeDetails(note=text, with_=text[:60])
        trainer.practice.record(exercises[number], "done", day, details)
        if text.strip():
            trainer.letters.save(text, day + timedelta(days=90) if number % 2 else None)
            trainer.calendar.goal(text, "going", text)
            trainer.calendar.add_date(text, "other", "24 Dec" if number % 2 else "29 Feb")
        trainer.drafts.save(("letter", "review", "urge-wave", "plan")[number % 4], text)
    [month] = list((home / "data" / "journal").rglob("2026-11.json*"))
    raw = month.read_bytes()
    beside = home / "data" / "journal" / "other-device"
    beside.mkdir()
    (beside / month.name).write_bytes(raw[: len(raw) // 2])
    (beside / "2026-10.json").write_bytes(b"\x00\xff" * 999)
    (beside / "loop").symlink_to("loop")
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text('theme = 7\nnobody = "knows"\n')
    own = home / "config" / "exercises" / "listening"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("id = [")


JOURNALS: Mapping[str, Callable[[Path], None]] = {"empty": empty, "months": months, "hostile": hostile}
