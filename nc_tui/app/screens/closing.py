"""The end of the day: that's today, the week, what comes tomorrow. Any key leaves."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Key

from nc_tui.app.grid import INNER
from nc_tui.app.host import host_of
from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.bars import Room
from nc_tui.app.widgets.exercise_row import SIGNS
from nc_tui.app.widgets.marks import day_bar, felt_line
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.skill_hue import hue, skill_name
from nc_tui.app.widgets.sun import has_room, sun
from nc_tui.practice.kinds.practice import OUTCOMES
from nc_tui.practice.wording import WEEKDAYS
from nc_tui.trainer.views.closing import ClosingView, ToldLine
from nc_tui.trainer.views.lines import ExerciseLine

THATS_TODAY, SO_FAR = "That’s today.", "Today so far."
BLOCK, LABEL, SKILL, MINUTES = 64, 14, 15, 7
"""Cells of the block in the middle, and of its columns."""
BAR, FILLS_IN = 4, 0.4
"""Cells of a day, and seconds in which today's fills."""
BARS = 4
"""Rows of the window that aren't the page's: the bars, a free row, and the line that says what happened."""
STAYS_FOR = (
    "u",
    "exclamation_mark",
    "question_mark",
    "w",
    "z",
    "f1",
    "f9",
    "f10",
    "ctrl+p",
    "ctrl+q",
    "ctrl+z",
)
"""Keys that don't only leave."""


class ClosingPage(OverlayPage):
    """One calm page, once a day."""

    CSS_PATH = "closing.tcss"
    BINDINGS = [
        Binding("escape", "close", "back to Today", key_display="any key"),
    ]

    def __init__(self, *, fills: bool = False) -> None:
        """With ``fills`` today's bar fills, where the terminal wants any motion."""
        super().__init__()
        self.fills = fills

    def room(self) -> Room:
        return Room(said(("The end of the day", "bold $foreground")))

    def compose_middle(self) -> ComposeResult:
        with Middle(), Body(id="body"):
            yield Evening(self.trainer.views.closing(), fills=self.fills)

    def journal_changed(self) -> None:
        """Where the day was closed, and isn't any more, the page goes."""
        view = self.trainer.views.closing()
        if self.fills and not view.is_closed:
            self.close_with()
        else:
            self.query_one(Evening).show(view)

    def on_resize(self) -> None:
        self.query_one(Evening).refresh(layout=True)

    def on_key(self, event: Key) -> None:
        """Any key leaves; the wave, help and the like are where they always are."""
        if event.key not in STAYS_FOR:
            event.stop()
            event.prevent_default()
            self.action_close()

    def on_click(self, event: Click) -> None:
        """A click on the picture leaves, too."""
        if isinstance(event.widget, Evening | Body | Middle):
            self.action_close()


class Evening(Prose):
    """All that the page says."""

    def __init__(self, view: ClosingView, *, fills: bool) -> None:
        super().__init__(id="evening")
        self.view = view
        self._cells = 0 if fills else BAR
        """How many cells of today's bar are full."""

    def on_mount(self) -> None:
        """With motion today's bar fills cell by cell."""
        if self.app.animation_level == "none":
            self._cells = BAR
        if self._cells < BAR:
            self._filling = self.set_interval(FILLS_IN / BAR, self._fill)

    def _fill(self) -> None:
        """A busy machine leaves out beats: it is full when it is full, not after so many."""
        self._cells += 1
        self.refresh()
        if self._cells == BAR:
            self._filling.stop()

    def show(self, view: ClosingView) -> None:
        """Show another state of the day."""
        self.view = view
        self.refresh(layout=True)

    def render(self) -> Drawn:
        return Drawn(self._draw)

    def _draw(self, width: int) -> Content:
        size, few_signs = self.app.size, host_of(self).few_signs
        view, wide = self.view, width >= INNER
        blocks: list[Content] = []
        heading = said((THATS_TODAY if view.is_closed else SO_FAR, "bold"))
        blocks += [_centred(heading, width), self._week(width)]
        if view.told:
            told = [_told_wide(line) if wide else _told_narrow(line) for line in view.told]
            blocks.append(_in_block(told, width))
        if view.tomorrow:
            blocks.append(_in_block(list(_tomorrow(view.tomorrow, wide=wide, width=width)), width))
        if view.in_a_row:
            blocks.append(_centred(said((view.in_a_row, "$text-muted")), width))
        below = Content("\n\n").join(blocks)
        suns = [sun(width, line=BLOCK, reflected=True), sun(width, line=BLOCK)]
        if not has_room(size.width, size.height, few_signs=few_signs):
            suns.clear()
        for drawn in suns:
            whole = drawn + said("\n\n") + below
            if whole.plain.count("\n") < size.height - BARS:
                return whole
        return below

    def _week(self, width: int) -> Content:
        names: list[Part] = []
        bars: list[Part] = []
        today = self.view.day.weekday()
        for number, mark in enumerate(self.view.marks):
            gap = " " if number else ""
            names += [gap, (WEEKDAYS[number].ljust(BAR), "bold" if number == today else "$text-muted")]
            bar = day_bar(mark, BAR)
            if number == today and self._cells < BAR:
                bar = (("━" * self._cells, "$done"), ("─" * (BAR - self._cells), "$foreground"))
            bars += [gap, *bar]
        return _centred(said(*names), width) + said("\n") + _centred(said(*bars), width)


def _centred(line: Content, width: int) -> Content:
    return said(" " * max(0, (width - line.cell_length) // 2)) + line


def _in_block(lines: list[Content], width: int) -> Content:
    side = " " * ((width - BLOCK) // 2 if width >= INNER else 0)
    return Content("\n").join([said(side) + line for line in lines])


def _told_wide(line: ToldLine) -> Content:
    """``Asking   ──●━━○─────    ○ expected 5   ● it was 2    ✓ did it``."""
    colour = hue(line.skill)
    parts: list[Part] = [skill_name(line.skill, line.skill_title, LABEL)]
    if (line.expected, line.felt) != (None, None) and line.outcome != "not":
        parts += [*felt_line(line.expected, line.felt, colour), " " * (SKILL - 11)]
        expected = "" if line.expected is None else f"expected {line.expected}"
        felt = "" if line.felt is None else f"it was {line.felt}"
        if expected:
            parts += ["○ ", (expected, "$text-muted")]
        if felt:
            parts += ["   " if expected else "", ("● ", colour), felt]
    begun = said(*parts)
    end = said(
        (SIGNS[line.outcome], "$done" if line.outcome == "done" else "$text-muted"),
        (OUTCOMES[line.outcome], "$text-muted"),
    )
    return begun + said(" " * max(1, BLOCK - begun.cell_length - end.cell_length)) + end


def _told_narrow(line: ToldLine) -> Content:
    """``Asking  expected 5, it was 2``; without the second number, how it went."""
    rated = (("expected", line.expected), ("it was", line.felt))
    words = ", ".join(f"{what} {value}" for what, value in rated if value is not None)
    how = words if line.felt is not None and line.outcome == "done" else OUTCOMES[line.outcome]
    return said(skill_name(line.skill, line.skill_title, LABEL), (how, "$text-muted"))


def _tomorrow(lines: tuple[ExerciseLine, ...], *, wide: bool, width: int) -> Iterator[Content]:
    if not wide:
        yield said(("Tomorrow", "$text-muted"))
    for number, line in enumerate(lines):
        exercise, label = line.exercise, "" if number else "Tomorrow"
        minutes = f"{exercise.minutes} min"
        if not wide:
            yield said(skill_name(exercise.skill, line.lead, LABEL), (minutes, "$text-muted"))
            yield from said(exercise.title).wrap(max(8, width))
            continue
        before = said((label.ljust(LABEL), "$text-muted"), skill_name(exercise.skill, line.lead, SKILL))
        for row, part in enumerate(said(exercise.title).wrap(BLOCK - LABEL - SKILL - MINUTES)):
            if row:
                yield said(" " * (LABEL + SKILL)) + part
            else:
                gap = " " * (BLOCK - LABEL - SKILL - part.cell_length - len(minutes))
                yield before + part + said(gap, (minutes, "$text-muted"))
