"""``nc-tui week``."""

from datetime import timedelta

import click

from nc_tui.cli.options import examples, home_option, json_option, text_option
from nc_tui.cli.printing import Ink, bold, dim, fit, say, say_json, wrapped
from nc_tui.cli.usage import day_given, open_here, wrong
from nc_tui.practice.day_marks import monday_of
from nc_tui.practice.week import practised_words, tension_words
from nc_tui.practice.wording import WEEKDAYS
from nc_tui.trainer.views.week import WeekView

LABEL, CELL = 13, 7
"""Columns of a label, and of a day."""
MARKS = {"practised": "✓", "partly": "partly", "rest": "rest", "open": "–", "to-come": "–", "none": ""}
YOUNG = "The week is still young. What you do in it will show here."
QUIET = "A quiet week. There is nothing to catch up on."


@click.command(
    "week",
    epilog=examples(
        "nc-tui week",
        "nc-tui week --day -7                   the week before",
        'nc-tui week --note "He said no, and it was fine."',
        "nc-tui week --json",
    ),
)
@click.option("--day", metavar="DAY", help="The week of this day: yesterday, -7 or 2026-11-23.")
@text_option("--note", help="One sentence of your own about the week")
@json_option
@home_option
def command(day: str | None, note: str | None, as_json: bool) -> None:
    """Look back on a week: exercises, people, mood and pull, a sentence of your own, what comes next.

    With --note it saves your sentence in place of the one before; an empty one removes it.
    """
    trainer = open_here()
    asked = day_given(day, trainer.today)
    monday = None if asked is None else monday_of(asked)
    if monday is not None and monday > trainer.today:
        raise wrong("that week hasn't begun yet")
    if note is not None:
        saved = trainer.weeks.say(note, monday)
    view = trainer.views.week(monday)
    if as_json:
        say_json(_keys(view))
        return
    if note is not None:
        say("Saved." if saved is not None else "Nothing changed.")
        return
    _say_week(view)


def _say_week(view: WeekView) -> None:
    say(bold(f"Your week, {view.name}"))
    of = view.week
    if not of.says_something:
        say(YOUNG if view.is_present else QUIET)
        return
    say()
    _say_days("", [(name, "") for name in WEEKDAYS])
    _say_days(
        "Practised", [(MARKS[one.mark], "green" if one.mark == "practised" else "dim") for one in of.days]
    )
    for label, what in (("Mood", "mood"), ("Pull", "pull")):
        ratings = [getattr(one, what) for one in of.days]
        if any(rating is not None for rating in ratings):
            ends = of.ends("mood" if what == "mood" else "pull")
            summed = "" if ends is None else f"{ends[0]} to {ends[1]}"
            _say_days(label, [("" if rating is None else str(rating), "") for rating in ratings], summed)
    say()
    if of.practised:
        what, who = practised_words(of)
        times = [f"{one.title} {one.times}" if one.times > 1 else one.title for one in view.skills]
        _say_line("Exercises", ", ".join(filter(None, (what, who))))
        _say_line("Skills", ", ".join(times))
    if of.people:
        _say_line("People", ", ".join(of.people))
    if of.tension is not None:
        both = f"expected {of.tension.expected:.1f}, felt {of.tension.felt:.1f}."
        _say_line("Tension", f"{both} {tension_words(of.tension)}".rstrip())
    if view.words is not None:
        _say_line("Your words", f"“{view.words.text}”")
        about = " · ".join(filter(None, (view.words.day, view.words.skill_title, view.words.title)))
        say(dim(f"{'':{LABEL}}{fit(about, 60).rstrip()}"))
    for climb in view.climbed:
        up = "goes" if view.is_present else "went"
        label = "Next week" if view.is_present else "Climbed"
        _say_line(label, f"{climb.ladder.title} {up} up to {climb.to}")
    if of.note is None and view.may_write:
        say()
        say(dim('A sentence about it, if you like: nc-tui week --note "…"'))


def _say_days(label: str, days: list[tuple[str, str]], summed: str = "") -> None:
    cells: list[str | Ink] = [fit(label, LABEL)]
    for number, (text, colour) in enumerate(days):
        shown = fit(text, CELL) if summed or number + 1 < len(days) else text
        cells.append(Ink(shown, colour) if colour else shown)
    say(*cells, summed)


def _say_line(label: str, words: str) -> None:
    say(wrapped(words, mark=fit(label, LABEL)))


def _keys(view: WeekView) -> dict[str, object]:
    """The stable keys of a week."""
    of, tension = view.week, view.week.tension
    days = [
        {"day": one.day, "practised": one.mark in ("practised", "partly"), "mood": one.mood, "pull": one.pull}
        for one in of.days
    ]
    return {
        "from": view.monday,
        "to": view.monday + timedelta(days=6),
        "days": days,
        "exercises": of.exercises,
        "with_someone": of.with_someone,
        "rehearsals": of.rehearsals,
        "skills": dict(of.skills),
        "people": of.people,
        "expected": None if tension is None else tension.expected,
        "felt": None if tension is None else tension.felt,
        "rated": 0 if tension is None else tension.rated,
        "note": None if of.note is None else of.note[1],
        "climbed": [climb.ladder.skill for climb in view.climbed],
    }
