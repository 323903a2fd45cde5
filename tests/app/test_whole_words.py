"""Nothing is cut anywhere: on every page, for three journals and at four sizes, each word stands whole, each
text has the lines it needs, and what doesn't scroll is all in sight.

A cut word is no word: what stands on the screen is held against every word that the program, its content and
the journal know.
"""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget

import nc_tui
from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Page
from nc_tui.app.routes import ROUTES
from nc_tui.app.widgets.prose import Prose
from nc_tui.library.places import shipped
from nc_tui.practice.wording import DAY_NAMES
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.everywhere import every_page
from tests.app.looking import Driver, app_of, is_shown, lines, settled, text_of

SIZES = ((40, 20), (80, 24), (120, 35), (160, 50))
WORD = re.compile(r"[^\W\d_]{2,}")
"""Letters that stand together; one alone may be a key."""


@cache
def known() -> frozenset[str]:
    """Every word in the program's own strings and in its content."""
    texts = [path.read_text(encoding="utf-8") for path in shipped().rglob("*.toml")]
    for path in Path(nc_tui.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts += [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    texts += [name[:2] for name in DAY_NAMES]
    return frozenset(word.casefold() for text in texts for word in WORD.findall(text))


def own(trainer: Trainer) -> frozenset[str]:
    """The words in the journal."""
    texts = " ".join(repr(record.data) for record in trainer.history.recent)
    return frozenset(word.casefold() for word in WORD.findall(texts)) | pieces(trainer)


def pieces(trainer: Trainer) -> frozenset[str]:
    """What may stand of the folders on a line: a path breaks wherever the line ends."""
    places = trainer.session.folders
    names = WORD.findall(
        f"{places.data} {places.config / 'settings.toml'} {places.state / 'backups'}".casefold()
    )
    return frozenset(
        name[start:end]
        for name in names
        for start in range(len(name))
        for end in range(start + 2, len(name) + 1)
    )


def cut(text: str, words: frozenset[str]) -> list[str]:
    """What stands in a text and is no word."""
    return [word for word in WORD.findall(text) if not is_word(word.casefold(), words)]


def is_word(word: str, words: frozenset[str]) -> bool:
    """Whether it is known, or the plural of one that is."""
    return word in words or word.removesuffix("s") in words


def faults(pilot: Driver, words: frozenset[str]) -> Iterator[str]:
    """What is wrong with the page in front, as it is now."""
    app = app_of(pilot)
    for widget in app.screen.query(Prose):
        if not is_shown(widget) or not widget.content_size.width:
            continue
        text = text_of(widget)
        yield from (f"“{word}” is no word: {widget}" for word in cut(text, words))
        needs = text.count("\n") + 1
        if widget.id != "said" and needs > max(widget.content_size.height, 1):
            yield f"{needs} lines in {widget.content_size.height}: {widget}"
        yield from out_of_sight(widget)
    yield from (f"“{word}” on the screen is no word" for word in cut("\n".join(lines(pilot)), words))


def out_of_sight(widget: Widget) -> Iterator[str]:
    """Where it reaches beyond what it lies in, as far as that doesn't scroll."""
    region = widget.region
    for around in widget.ancestors:
        if not isinstance(around, Widget):
            return
        inside = around.scrollable_content_region
        if region.x < inside.x or region.right > inside.right:
            yield f"{widget} at {region} is wider than {around} at {inside}"
        if around.allow_vertical_scroll or isinstance(around, Screen):
            return
        if region.bottom > around.region.bottom:
            yield f"{widget} at {region} is cut by {around} at {around.region}"
            return


@pytest.fixture(autouse=True)
def on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without anything in place of Today: what lies below is laid out with each size, too."""
    monkeypatch.setattr(NcTui, "get_default_screen", lambda _: Page())


async def walk(trainer: Trainer) -> list[str]:
    """What is wrong on any page at any size."""
    words = known() | own(trainer)
    found: list[str] = []
    app, sizes = NcTui(trainer), SIZES
    async with app.run_test(size=sizes[0]) as pilot:
        await settled(pilot)
        for name, given in every_page(trainer):
            app.push_screen(ROUTES[name].make(**given))
            await settled(pilot)
            for size in sizes:
                if size != app.size:
                    await pilot.resize_terminal(*size)
                    await settled(pilot)
                found += [f"{name} at {size}: {fault}" for fault in faults(pilot, words)]
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await settled(pilot)
            sizes = sizes[::-1]  # the next page opens in the size that there is
    return found


async def test_nothing_is_cut_in_an_empty_journal(trainer: Trainer) -> None:
    assert await walk(trainer) == []


async def test_nothing_is_cut_with_one_record(trainer: Trainer) -> None:
    trainer.practice.record(
        next(iter(trainer.exercises)), "done", details=OutcomeDetails(predicted=5, after=2)
    )
    assert await walk(trainer) == []


async def test_nothing_is_cut_in_a_long_journal(demo: Trainer) -> None:
    demo.calendar.add_date("their birthday", "birthday", "27 Nov")
    demo.calendar.goal("learn to swim", "going")
    demo.letters.save("Dear you", demo.today + timedelta(days=30))
    assert await walk(demo) == []
