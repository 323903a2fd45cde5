"""What saves something: every command that writes, and what the app does through the trainer."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.kinds import Letter, Review
from nc_tui.practice.records import Record
from nc_tui.trainer import OutcomeDetails, Trainer

SECRET = "zebrafish poem"
KEPT = "a lighthouse in fog"
DRAFT = "half a sentence"
ONE, OTHER = "presence-sounds-near-and-far", "listening-one-open-question"
OUTSIDE = "{outside}"
"""Stands in the words of a command for a folder beside the home."""


class Act(Struct, frozen=True):
    """A command by its words, or something that the app does; what was done just before; what is typed into it; whether
    it destroys ``SECRET``."""

    words: tuple[str, ...] = ()
    does: Callable[[Trainer], object] | None = None
    first: Callable[[Trainer], object] | None = None
    typed: str = ""
    burns: bool = False


def letter_with(trainer: Trainer, text: str) -> Record:
    """The letter that says it."""
    return next(
        one for one in trainer.letters.all() if isinstance(one.data, Letter) and text in (one.data.text or "")
    )


def command(line: str, typed: str = "") -> Act:
    return Act(tuple(line.split()), typed=typed)


ACTS: Mapping[str, Act] = {
    "check-in": command("checkin --mood 6 --pull 3"),
    "a past check-in": command("checkin --mood 6 --day -40"),
    "practice": command(f"log {OTHER} --outcome done --predicted 6 --after 2 --note -", typed="they smiled"),
    "a correction": command(f"log {ONE} --outcome partly"),
    "undo": command("undo"),
    "urge": command("urge 7"),
    "an urge's end": command("urge --outcome ridden --after 2"),
    "slip": command("slip --channel text --plan -", typed="If it is late, then the phone goes away."),
    "contact": command("contact --who-began them --channel text"),
    "looking": command("looked --channel profile"),
    "a date": command("dates add seventh --when 2026-12-07 --kind birthday"),
    "a date goes": Act(does=lambda trainer: trainer.calendar.remove_date(next(iter(trainer.calendar.dates)))),
    "a goal": command("goals add swim"),
    "a goal's state": command("goals state paint done"),
    "situation": command("situation --since -12"),
    "a way closes": command("situation --legal-order yes"),
    "a setting": command("settings theme dawn"),
    "export": command(f"export --to json {OUTSIDE}/all.json"),
    "export over a file": command(f"export --to csv --force {OUTSIDE}/old.csv"),
    "backup": command("backup"),
    "backup to a file": command(f"backup {OUTSIDE}/all.zip"),
    "restore": command(f"restore {OUTSIDE}/other.zip"),
    "import": command(f"import {OUTSIDE}/other.json"),
    "check": command("check"),
    "status": command("status --format {streak}"),
    "an exercise to fill in": command(f"content new listening {OUTSIDE}/new.toml"),
    "a letter": Act(does=lambda trainer: trainer.letters.save("Dear you")),
    "a letter taken back": Act(("undo",), first=lambda trainer: trainer.letters.save("Dear you")),
    "a letter burned": Act(
        does=lambda trainer: trainer.letters.burn_saved(letter_with(trainer, SECRET)), burns=True
    ),
    "a draft": Act(does=lambda trainer: trainer.drafts.save("letter", f"{DRAFT}, and another")),
    "a draft goes": Act(does=lambda trainer: trainer.drafts.discard("other")),
    "a draft burned": Act(does=lambda trainer: trainer.letters.burn()),
    "a review": Act(
        does=lambda trainer: trainer.ready.review(Review(step="review", reasons={"enough": "I know why."}))
    ),
    "a plan for later": Act(does=lambda trainer: trainer.practice.carry(OTHER, OutcomeDetails())),
}


def live(trainer: Trainer, days: int = 60) -> None:
    """A life with something of each kind, so that every act has something to act upon."""
    from nc_tui.practice.kinds import Profile
    from nc_tui.practice.way import GATES

    first = trainer.today - timedelta(days=days)
    closed = {**dict.fromkeys(GATES, False), "asked-no-contact": True}
    trainer.situation.describe(Profile(mode="none", since=first, gates=closed))
    for day in (-3, -2, -1, 0):
        trainer.practice.record(ONE, "done", trainer.today + timedelta(days=day), OutcomeDetails(note=KEPT))
    trainer.calendar.add_date("fourth", "other", "4 Dec")
    trainer.calendar.goal("paint", "going")
    trainer.letters.save(SECRET)
    trainer.moments.begin_urge(6)
    trainer.drafts.save("letter", DRAFT)
    trainer.drafts.save("other", DRAFT)
    trainer.session.choose(replace(trainer.settings, welcomed=True))


def outside(home: Path) -> Path:
    """The folder beside the home that commands write into."""
    return home.parent / "outside"
