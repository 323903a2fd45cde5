"""``nc-tui journal``."""

from collections.abc import Sequence
from datetime import date, timedelta

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import WIDTH, bold, dim, fit, say, say_json
from nc_tui.cli.usage import day_given, open_here, wrong
from nc_tui.practice.diary import Day, Entry
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.searching import Search, excerpt
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count, near_day
from nc_tui.trainer import Trainer
from nc_tui.trainer.diary import Found

_KINDS = ", ".join(KINDS)
SHOWN = timedelta(days=27)
"""How far back it is listed where nothing is looked for: four weeks, today included."""
LEAD = 23
"""Columns before what an entry is about."""
ID = 8
"""Letters of an id that are shown at least."""


@click.command(
    "journal",
    epilog=examples(
        "nc-tui journal                     the last four weeks",
        "nc-tui journal --search maja       notes, answers, people, titles",
        "nc-tui journal --kind slip --from 2026-01-01",
        "nc-tui journal --search rain --json",
    ),
)
@click.option("--search", "text", metavar="TEXT", help="Entries that hold all these words.")
@click.option("--kind", type=click.Choice(list(KINDS)), metavar="KIND", help=f"Only {_KINDS}.")
@click.option("--from", "since", metavar="DAY", help="From this day on: yesterday, -30 or 2026-11-23.")
@click.option("--to-day", "until", metavar="DAY", help="Up to this day.")
@json_option
@home_option
def command(text: str | None, kind: str | None, since: str | None, until: str | None, as_json: bool) -> None:
    """Show the journal by day, the newest first: all years where you search, else the last four weeks.

    The letters at the end of a line are the beginning of the record's id, for nc-tui edit, erase and undo."""
    trainer = open_here()
    today = trainer.today
    first, last = day_given(since, today), day_given(until, today)
    if first is not None and last is not None and first > last:
        raise wrong("--from is later than --to-day")
    if text is None and kind is None and first is None:
        first = (last or today) - SHOWN
    pages = trainer.diary.whole()
    found = trainer.diary.search(pages, Search(text or "", kind or "", since=first, until=last))
    short = shortened([one.entry.record.id for one in pages.entries])
    if as_json:
        say_json({"of": found.of, "entries": [_keys(one.entry) for one in found.hits]})
        return
    if not found.hits:
        say(_nothing(found, first, today))
        return
    for day in trainer.diary.days(found.hits):
        _say_day(day, short, today, text or "", trainer)
    _say_facts(found)


def shortened(ids: Sequence[str]) -> dict[str, str]:
    """By id, the shortest beginning of ID letters or more that no other id has."""
    ordered = sorted(ids)
    short: dict[str, str] = {}
    for before, one, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        needed = max(_common(one, before), _common(one, after)) + 1
        short[one] = one[: max(ID, needed)]
    return short


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)


def _say_day(day: Day, short: dict[str, str], today: date, words: str, trainer: Trainer) -> None:
    near = near_day(day.day, today)
    say(bold(near[:1].upper() + near[1:]))
    for entry in day.entries:
        skill = trainer.library.skills.get(entry.listed.skill or "")
        _say_entry(entry, skill.title if skill else "", short[entry.record.id], words)
    say("")


def _say_entry(entry: Entry, skill: str, mark: str, words: str) -> None:
    """Time, skill, what it was, its ratings and its id; below them who with, and what was written."""
    listed = entry.listed
    text = f"“{clean_line(excerpt(listed.texts[0], words))}”" if listed.texts else ""
    alone = not text and listed.quiet
    what = f"{listed.what} · {listed.who}" if alone and listed.who else listed.what
    room = WIDTH - LEAD - len(listed.ratings) - len(mark) - 3
    say(f"  {entry.time:<5}  {fit(skill, 13)} {fit(what, room)} {listed.ratings}  ", dim(mark))
    below = " · ".join(part for part in (listed.who, text) if part)
    if below and not alone:
        say(f"{'':{LEAD}}{fit(below, WIDTH - LEAD).rstrip()}")


def _say_facts(found: Found) -> None:
    first, second = found.about
    total = f"{len(found.hits):,} of {count(found.of, 'entry', 'entries')}."
    facts = f" {first}; {second}." if second else f" {first}." if first else ""
    say(f"{total}{facts}")


def _nothing(found: Found, first: date | None, today: date) -> str:
    if found.of == 0:
        return "Nothing yet. nc-tui today shows where to start."
    since = f" since {near_day(first, today)}" if first is not None else ""
    return f"Nothing found{since} in {count(found.of, 'entry', 'entries')}."


def _keys(entry: Entry) -> dict[str, object]:
    """The stable keys of an entry."""
    listed, record = entry.listed, entry.record
    facts = {"id": record.id, "day": record.day, "time": entry.time or None, "kind": record.kind}
    said = {"what": listed.what, "who": listed.who or None, "ratings": listed.ratings or None}
    return facts | said | {"skill": listed.skill, "texts": listed.texts, "data": record.data}
