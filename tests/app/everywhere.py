"""Every screen there is, and the keys to it from Today."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from textual.widgets import Input, TextArea

from nc_tui.app.pages.page import Page
from nc_tui.app.routes import ROUTES, TABLE
from nc_tui.app.screens.cover import WORDS
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.practice.exercise import Write
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, app_of, is_shown, open_page, press, said, settled, shown, text_of

COVER = " ".join(WORDS.split())


class Way(NamedTuple):
    """How a screen is come to: the page that is opened, and the keys pressed after it."""

    page: str
    keys: tuple[str, ...] = ()


WAYS: Mapping[str, Way] = {
    "today": Way("today"),
    "path": Way("path"),
    "a ladder": Way("path", ("enter",)),
    "progress": Way("progress"),
    "ready": Way("ready"),
    "journal": Way("journal"),
    "an entry": Way("journal", ("enter",)),
    "when": Way("when"),
    "the search": Way("when", ("slash", "k")),
    "keys": Way("keys"),
    "settings": Way("settings"),
    "backups": Way("backups"),
    "the lock": Way("lock"),
    "a new passphrase": Way("lock", ("o",)),
    "evidence": Way("evidence"),
    "a slip": Way("slip"),
    "a slip, its day": Way("slip", ("s", "e")),
    "a slip, what stays": Way("slip", ("m", "n", "d")),
    "a slip, one's own plan": Way("slip", ("h", "n", "d", "o")),
    "a slip, what now": Way("slip", ("c", "n", "d", "a")),
    "contact": Way("contacted"),
    "contact, about what": Way("contacted", ("n", "c")),
    "looking": Way("looked"),
    "an urge": Way("urge"),
    "the wave": Way("urge", ("5",)),
    "the wave, somebody else": Way("urge", ("e",)),
    "the wave, what set it off": Way("urge", ("x",)),
    "a letter": Way("letter"),
    "dates": Way("dates"),
    "a date": Way("dates", ("a",)),
    "a date, which kind": Way("dates", ("a", "x", "enter")),
    "a date ahead": Way("dates", ("enter",)),
    "goals": Way("goals"),
    "a goal": Way("goals", ("a",)),
    "my situation": Way("situation"),
    "my situation, since": Way("situation", ("l", "e", "d")),
    "my situation, care": Way("situation", ("s", "s")),
    "rehearsals": Way("rehearsals"),
    "a rehearsal": Way("rehearsal"),
    "a rehearsal, the talk": Way("rehearsal", ("3",)),
    "courses": Way("courses"),
    "what to work on": Way("focus"),
    "an exercise": Way("exercise"),
    "an exercise, a sheet": Way("exercise", ("f2",)),
    "how it went": Way("exercise", ("f2",) * 9),
    "help is offered": Way("help-offer"),
    "a closed way": Way("closed"),
    "the end of the day": Way("closing"),
    "the week": Way("week"),
    "the week, a sentence": Way("week", ("a",)),
    "contact in a pause": Way("back"),
    "welcome": Way("welcome"),
    "the beginning": Way("beginning"),
    "a first exercise": Way("beginning", tuple("sssss")),
    "the palette": Way("palette"),
}
"""By what each screen is about, in an order in which each can be come to: the wave once there is an urge."""


def every_page(trainer: Trainer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every page of the table, with what it is opened with."""
    dates = trainer.situation.profile.dates
    given: dict[str, dict[str, Any]] = {
        "exercise": {"exercise_id": with_a_sheet(trainer)},
        "guide": {"guide_id": "damage-control"},
        "rehearsal": {"rehearsal_id": next(iter(trainer.rehearsing.all))},
        "closed": {"gate": trainer.library.checklist.gates[0]},
        "course": {"course_id": next(iter(trainer.library.courses))},
        "date": {"key": next(iter(dates), "")},
        "reading": {"words": [trainer.library.checklist.gates[0].closed]},
        "after-told": {"what": "answer"},
    }
    trainer.backups.daily()
    for line in trainer.backups.lines()[:1]:
        given["backup"] = {"path": line.path, "called": "today's backup"}
    for route in TABLE:
        if route.name == "backup" and route.name not in given:
            continue  # nothing was saved yet
        yield route.name, given.get(route.name, {})


TYPED = {
    "the search",
    "the week, a sentence",
    "a slip, its day",
    "a slip, one's own plan",
    "the wave, somebody else",
    "a letter",
    "a new passphrase",
    "a date",
    "a goal",
    "my situation, since",
    "an exercise, a sheet",
    "the palette",
}
"""The screens on which letters are text."""


def prepare(trainer: Trainer) -> None:
    """Something on every list, and days that a slip can lie in."""
    trainer.calendar.add_date("the seventh", "birthday", "27 Nov")
    trainer.calendar.goal("learn to swim", "going")
    trainer.letters.save("Dear you", trainer.today + timedelta(days=30))


async def come_to(pilot: Driver, name: str) -> None:
    """Come to a screen from Today."""
    app, way = app_of(pilot), WAYS[name]
    await open_page(pilot, "today")
    if way.page == "exercise":
        app.go(way.page, exercise_id=with_a_sheet(app.trainer))
    elif way.page == "rehearsal":
        app.go(way.page, rehearsal_id=next(iter(app.trainer.rehearsing.all)))
    elif way.page == "closed":
        app.go(way.page, gate=app.trainer.library.checklist.gates[0])
    elif way.page == "palette":
        app.action_command_palette()
    else:
        app.go(way.page)
    await settled(pilot)
    if way.page in ROUTES:
        assert type(app.screen) is ROUTES[way.page].page_type(), name
        assert len(shown(pilot)) > len("nc-tui"), name
    await press(pilot, *way.keys)


def with_a_sheet(trainer: Trainer) -> str:
    """An exercise whose first step is written."""
    return next(one.id for one in trainer.exercises.values() if isinstance(one.steps[0], Write))


def types(pilot: Driver) -> bool:
    """Whether letters are text where the focus is."""
    return isinstance(pilot.app.screen.focused, Input | TextArea)


def says(pilot: Driver) -> list[str]:
    """What the screen says by itself, without the lines that are chosen: those are the person's words."""
    return [
        " ".join(text_of(widget).split())
        for widget in pilot.app.screen.query(Prose)
        if not isinstance(widget, Row) and is_shown(widget)
    ]


def assert_covered(pilot: Driver) -> None:
    """The harmless page, and nothing else at all."""
    assert app_of(pilot).covered
    assert shown(pilot) == COVER


def typed(pilot: Driver) -> str:
    """What stands where one types."""
    focused = pilot.app.screen.focused
    if isinstance(focused, TextArea):
        return focused.text
    return focused.value if isinstance(focused, Input) else ""


def standing(pilot: Driver) -> str:
    """What stands on the screen, but for the line that says what has happened: it is over when one is back."""
    words = shown(pilot)
    if isinstance(pilot.app.screen, Page):
        words = words.replace(" ".join(said(pilot).split()), "")
    return " ".join(words.split())
