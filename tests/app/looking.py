"""Using the app as a person does, and looking at what stands on the screen."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.content import Content
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.visual import RenderOptions, visualize
from textual.widget import Widget
from textual.worker import WorkerCancelled

from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.card import Edge
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.app.widgets.prose import BAR, Prose, Row
from nc_tui.app.widgets.question import Asked
from nc_tui.practice.kinds import Data
from nc_tui.trainer import Trainer

Driver = Pilot[None]
T = TypeVar("T")
TRIES = 400
STEPS = 100_000
SIGNS = {"space": " ", "exclamation_mark": "!", "question_mark": "?", "comma": ","}

BLAME = re.compile(
    r"\b(fail\w*|sorry|wrong|relaps\w*|weak\w*|guilt\w*|blame\w*|sham\w*|bad|lost it|broke\w*|again and again"
    r"|should(n't)?|must|punish\w*|reset\w*|ruin\w*|zero|disappoint\w*)\b|!",
    re.IGNORECASE,
)
"""Words of failure: none of them belongs on a page of a hard moment."""


async def until(pilot: Driver, happens: Callable[[], object], what: str = "") -> None:
    """Wait for something to become true; nothing is waited for longer than it takes."""
    for _ in range(TRIES):
        await at_rest()
        if happens():
            return
        await asyncio.sleep(0.01)
        pilot.app.screen._on_timer_update()
    raise AssertionError(f"never happened: {what or happens}\n" + "\n".join(lines(pilot)))


class Jobs:
    """How many jobs of each app are on their way to the disk, or back: what waits for one may begin another."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[App[Any], int] = WeakKeyDictionary()

    def waited_for(self, app: App[Any]) -> int:
        """How many there are. From the first question on they are counted."""
        if app not in self._of and isinstance(app, NcTui):
            self._count(app)
            return int(app._disk is not None)
        return self._of.get(app, 0)

    def _count(self, app: NcTui) -> None:
        self._of[app] = 0
        usual = app._off_screen

        async def counted(command: Callable[[], T]) -> T:
            self._of[app] += 1
            try:
                return await usual(command)
            finally:
                self._of[app] -= 1

        app._off_screen = counted  # type: ignore[method-assign]


jobs = Jobs()


async def settled(pilot: Driver) -> None:
    """Wait until nothing is being saved, laid out or drawn any more: every part of the app waits for a key or
    for the clock."""
    loop = asyncio.get_running_loop()
    for _ in range(TRIES):
        await at_rest()
        if jobs.waited_for(pilot.app):
            await loop.run_in_executor(app_of(pilot)._disk, int)  # behind them
            continue
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        if running:
            with suppress(WorkerCancelled):  # a later one does its work
                await pilot.app.workers.wait_for_complete(running)
            continue
        pilot.app.screen._on_timer_update()
        if is_at_rest():
            return
    raise AssertionError("it never comes to rest\n" + "\n".join(lines(pilot)))


async def at_rest() -> None:
    """Wait until no task could go on at once."""
    await asyncio.sleep(0)
    for _ in range(STEPS):
        if is_at_rest():
            return
        await asyncio.sleep(0)
    raise AssertionError("a task goes on and on")


def is_at_rest() -> bool:
    """Whether every task but this one waits for something from outside: a thread, a terminal, the clock."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


async def press(pilot: Driver, *keys: str) -> None:
    """Press keys one by one, each once what the one before began is over."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        pilot.app.post_message(events.Key(name, SIGNS.get(name, key if len(key) == 1 else None)))
        await settled(pilot)


async def write(pilot: Driver, text: str) -> None:
    """Type a text."""
    for sign in text:
        pilot.app.post_message(events.Key(_character_to_key(sign), sign))
    await settled(pilot)


async def at_each(pilot: Driver, sizes: Iterable[tuple[int, int]]) -> AsyncIterator[tuple[int, int]]:
    """The window in one size after another, and in the end as it was."""
    width, height = pilot.app.size
    for size in (*sizes, (width, height)):
        await pilot.resize_terminal(*size)
        await settled(pilot)
        yield size


def app_of(pilot: Driver) -> NcTui:
    """The app, by its own type."""
    assert isinstance(pilot.app, NcTui)
    return pilot.app


def page(pilot: Driver) -> Page:
    """The page in front."""
    screen = pilot.app.screen
    assert isinstance(screen, Page), screen
    return screen


def lines(pilot: Driver) -> list[str]:
    """What stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def shown(pilot: Driver) -> str:
    """What stands on the screen, the lines joined and every run of blanks made one."""
    return " ".join(" ".join(barred_once(lines(pilot))).split())


def whole(pilot: Driver) -> str:
    """All that the page says, the parts that would have to be scrolled to as well."""
    texts = [
        text_of(widget) if isinstance(widget, Prose) else widget.title.plain
        for widget in pilot.app.screen.query("Prose, Edge")
        if isinstance(widget, Prose | Edge) and widget.display and is_shown(widget)
    ]
    return " ".join(" ".join(line for text in texts for line in barred_once(text.split("\n"))).split())


def barred_once(lines: Iterable[str]) -> Iterator[str]:
    """Lines of which only the first one of a row keeps the bar of the chosen row."""
    above = -1
    for line in lines:
        at = line.find(BAR)
        yield line.replace(BAR, " ", 1) if at >= 0 and at == above else line
        above = at


def text_of(widget: Prose) -> str:
    """What a text or row says, laid out for its width."""
    width, rendered = max(1, widget.content_size.width), widget.render()
    known = laid_out.get(widget)
    # Content is only what it is; what draws itself may draw itself otherwise the next time.
    if known is not None and isinstance(rendered, Content) and known[:2] == (id(rendered), width):
        return known[3]
    strips = visualize(widget, rendered, markup=False).render_strips(
        width, None, widget.visual_style, _options(widget)
    )
    text = "\n".join(strip.text.rstrip() for strip in strips)
    laid_out[widget] = id(rendered), width, rendered, text
    return text


laid_out: WeakKeyDictionary[Prose, tuple[int, int, object, str]] = WeakKeyDictionary()
"""What was laid out last for a text: content and width, and how it reads."""


def _options(widget: Widget) -> RenderOptions:
    return RenderOptions(widget._get_style, widget.styles)  # type: ignore[arg-type]


def is_shown(widget: Widget) -> bool:
    """Whether it and all that it lies in is displayed."""
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def assert_tidy(pilot: Driver) -> None:
    """Nothing is cut off: every text has the lines and columns that it needs, and what is chosen can be
    seen whole, or as much of it as there is room for."""
    screen = page(pilot)
    for widget in screen.query(Prose):
        if not is_shown(widget) or widget.id == "said":
            continue
        size, region = widget.content_size, widget.region
        assert region.x >= 0, (widget, region)
        assert region.right <= pilot.app.size.width, (widget, region, lines(pilot))
        needs = text_of(widget).split("\n") if size.width else []
        assert len(needs) <= max(size.height, 1), (widget, size, needs)
    for body in screen.query(Body):
        assert body.max_scroll_x == 0 or not is_shown(body), (screen, body.virtual_size, body.size)
    assert_chosen_visible(pilot)


def assert_chosen_visible(pilot: Driver) -> None:
    """What has the focus is on the screen."""
    chosen = pilot.app.screen.focused
    if chosen is not None:
        place = pilot.app.screen.find_widget(chosen)
        seen = place.visible_region.height
        assert seen >= min(place.region.height, place.clip.height), (chosen, place, lines(pilot))


def rows(pilot: Driver) -> list[DayExercise]:
    """The exercises on the page."""
    return list(pilot.app.screen.query(DayExercise))


def row_of(pilot: Driver, exercise_id: str) -> DayExercise:
    """The row of an exercise."""
    return next(row for row in rows(pilot) if row.exercise.id == exercise_id)


async def click_word(pilot: Driver, widget: Row, word: str) -> None:
    """Click on a word of a row."""
    for y, line in enumerate(text_of(widget).split("\n")):
        if word in line:
            edge = widget.gutter
            assert await pilot.click(widget, offset=(line.index(word) + edge.left, y + edge.top))
            await settled(pilot)
            return
    raise AssertionError(f"{word!r} isn't in {text_of(widget)!r}")


def said(pilot: Driver) -> str:
    """The line above the keys."""
    return text_of(page(pilot).query_one("#said", Prose)).strip()


def question(pilot: Driver) -> str:
    """What the page asks; nothing where it asks nothing."""
    return next((asked.question.text for asked in pilot.app.screen.query(Asked)), "")


async def open_page(pilot: Driver, name: str, **given: object) -> None:
    """Open a page by its name, as its key does."""
    app_of(pilot).go(name, **given)
    await settled(pilot)


def assert_kind(pilot: Driver) -> None:
    """No word of failure, in what the page says and above its keys."""
    found = BLAME.search(f"{whole(pilot)} {said(pilot)}")
    assert found is None, found


def days(trainer: Trainer) -> tuple[int | None, int | None, int | None]:
    """This run, the days overall, and of how many."""
    found = trainer.situation.clock()
    return found.run, found.total, found.of


def kept(trainer: Trainer, kind: type[Data]) -> list[Data]:
    """What was kept of a kind, the oldest first."""
    return [record.data for record in trainer.history.recent if isinstance(record.data, kind)]
