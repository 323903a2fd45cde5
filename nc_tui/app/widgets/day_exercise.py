"""An exercise of the day, in a card: what it is, what to do, how far it is, and how it went with one key."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len as cells
from textual import events
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.grid import LABEL
from nc_tui.app.widgets.card import EdgeKey
from nc_tui.app.widgets.exercise_row import (
    COLUMNS_FROM,
    NOT_NOW,
    OUTCOME_KEYS,
    REASON_KEYS,
    SIGNS,
    ExerciseRow,
)
from nc_tui.app.widgets.marks import felt_line, quoted
from nc_tui.app.widgets.prose import Part, hung, in_a_line, said
from nc_tui.app.widgets.skill_hue import hue, hue_class, skill_name
from nc_tui.practice.exercise import Exercise, Go, Rate, Read
from nc_tui.practice.kinds.practice import OUTCOMES, REASONS
from nc_tui.trainer.views.today import DayLine

WHO = {
    "alone": "alone",
    "stranger": "a stranger",
    "acquaintance": "acquaintance",
    "close": "someone close",
    "tense": "tense moment",
    "rehearsal": "rehearsal",
}
"""The stakes in the fewest words."""
MINUTES, APART = 6, 3
"""Cells of the minutes, and between what stands side by side."""
HOW = "How did it go?"
LATER = "It can wait until morning, too."
"""What the question says in the evening."""


class DayExercise(ExerciseRow):
    """One exercise of a day. Its height doesn't depend on the focus, so that nothing jumps."""

    BINDINGS = [
        Binding("enter", "open", "begin"),
        Binding("enter", "add", "add how it went"),
        Binding("enter", "tell", "add how it went", show=False),
        Binding("s", "swap", "another"),
    ]

    class SwapWanted(ExerciseRow.About):
        """Another one is wanted instead."""

    def __init__(self, line: DayLine, day: date, *, pending: bool = False, optional: bool = False) -> None:
        """``pending`` is one of yesterday that waits for how it went; an ``optional`` one stands beside the
        plan and asks for nothing."""
        super().__init__(line.exercise, day, line.outcome)
        self.pending = pending
        self.optional = optional
        self.line = line
        self.step: int | None = None
        """The step, from 1 on, at which it was left; None where it wasn't begun."""
        if name := hue_class(line.exercise.skill):
            self.add_class(name, update=False)

    @property
    def rare_keys(self) -> Sequence[str]:
        """Keys that the bar names last: how it went, before it is asked for."""
        return () if self.pending or self.line.asks else ("p", "n")

    # -- what it says ------------------------------------------------------------------------------

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        """What it is, and below it what to do or how it went."""
        wide = width >= COLUMNS_FROM
        lines = self._in_columns(width) if wide else self._narrow(width)
        indent = LABEL if wide else 0
        for block in self._below(width - indent):
            lines += said("\n") + hung(said(" " * indent), block, width)
        if self.asking:
            lines += said("\n") + _keys([(key, REASONS[reason]) for key, reason in REASON_KEYS], width)
        return lines

    def _in_columns(self, width: int) -> Content:
        exercise, weight = self.exercise, "bold" if self.has_focus else ""
        minutes = f"{exercise.minutes} min".rjust(MINUTES)
        room = width - LABEL - APART - MINUTES
        name = skill_name(exercise.skill, self.line.lead, LABEL, bold=self.has_focus)
        title = cells(exercise.title)
        if title > room:
            first = said(name, " " * (width - LABEL - MINUTES), (minutes, "$text-muted"))
            title_lines = hung(said(" " * LABEL), said((exercise.title, weight)), width)
            return first + said("\n") + title_lines
        abouts = (f"{exercise.where} · {WHO[exercise.stakes]}", WHO[exercise.stakes])
        about = next((one for one in abouts if title + APART + cells(one) <= room), "")
        gap = " " * (room - title - cells(about))
        return said(
            name,
            (exercise.title, weight),
            gap,
            (f"{about}{' ' * APART}{minutes}", "$text-muted"),
        )

    def _narrow(self, width: int) -> Content:
        exercise, weight = self.exercise, "bold" if self.has_focus else ""
        name = skill_name(exercise.skill, self.line.lead, bold=self.has_focus)
        title = said((exercise.title, weight))
        if self.pending and cells(self.line.lead) + 2 + cells(exercise.title) <= width:
            return said(name, "  ") + title
        minutes = f"{exercise.minutes} min"
        room = width - cells(self.line.lead) - cells(minutes) - 1
        with_you = " · ◐ with you" if self.line.carried and self.outcome is None else ""
        about = f" · {exercise.stakes}"
        if cells(about + with_you) > room:
            about = ""
        if cells(about + with_you) > room:
            with_you = ""
        rest = f"{about}{with_you}"
        gap = " " * (room + 1 - cells(rest))
        first = said(name, (f"{rest}{gap}{minutes}", "$text-muted"))
        return first + said("\n") + hung(Content(""), title, width)

    def _below(self, width: int) -> list[Content]:
        """The lines below the first, ``width`` cells each."""
        wide = width + LABEL >= COLUMNS_FROM
        if self.asking:
            return [said((NOT_NOW, "$text-muted"))]
        if self.outcome is not None:
            return [self._told(width)]
        if self.pending:
            return [_question(width)]
        line = self.line
        if self.line.carried:
            blocks = [said((line.plan, "$text-muted"))] if line.plan and wide else []
            blocks += [self._with_you(width)] if wide else [self._quote(width)]
            later = [said((LATER, "$text-muted"))] if wide else []
            return [*blocks, _question(width), *later] if line.asks else blocks
        step = f"◐ step {self.step} of {len(self.exercise.steps)}" if self.step is not None else ""
        if not wide:
            return [said((step, "$text-muted"))] if step else []
        room = width - (cells(step) + APART if step else 0)
        task = in_a_line(task_of(self.exercise), room)
        return [said((task, "$text-muted"), " " * (width - cells(task) - cells(step)), step)]

    def _quote(self, width: int) -> Content:
        line = self.line.quote
        return quoted(in_a_line(line, width - 4), width, hue(self.exercise.skill)) if line else said()

    def _with_you(self, width: int) -> Content:
        mark, words = "◐", " with you"
        room = width - APART - len(mark + words)
        shown = quoted(self.line.quote, room, hue(self.exercise.skill)) if self.line.quote else said()
        last = shown.plain.rpartition("\n")[2]
        gap = " " * (width - cells(last) - len(mark + words))
        return shown + said(gap, (mark, hue(self.exercise.skill)), (words, "$text-muted"))

    def _told(self, width: int) -> Content:
        if self.outcome is None:
            return said()
        line = self.line
        style = "$done" if self.outcome == "done" else "$text-muted"
        begun = said((SIGNS[self.outcome], style), (OUTCOMES[self.outcome], "$text-muted"))
        words = ", ".join(
            f"{what} {value}"
            for what, value in (("expected", line.expected), ("it was", line.felt))
            if value is not None
        )
        if words and self.outcome != "not":
            picture = said("   ", *felt_line(line.expected, line.felt, hue(self.exercise.skill)))
            told = said((f"  {words}", "$text-muted"))
            whole = begun + picture + told
            return whole if whole.cell_length <= width else begun + told
        return begun

    # -- what is done ------------------------------------------------------------------------------

    @property
    def keys(self) -> Sequence[EdgeKey]:
        """What the card's lower edge names while this row is chosen."""
        if self.pending or self.asking or self.line.asks:
            return ()
        if self.outcome is not None:
            return (EdgeKey("enter", "add how it went", "focused.add"),)
        begin = "continue" if self.step is not None else "begin"
        found = [EdgeKey("enter", begin, "focused.open"), EdgeKey("d", "did it", "focused.answer('done')")]
        return (*found, EdgeKey("s", "another", "focused.swap")) if not self.optional else found

    def show_line(self, line: DayLine, asking: bool, step: int | None) -> None:
        """Show how things stand."""
        self.line = line
        self.step = step
        self.show(line.outcome, asking)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Enter begins what is open, and adds to what was told."""
        if action == "tell":
            return self.pending
        if action in ("open", "add"):
            return not self.pending and (self.outcome is not None) is (action == "add")
        if action == "swap":
            return not (self.pending or self.optional or self.asking) and self.outcome is None
        return super().check_action(action, parameters)

    def action_swap(self) -> None:
        self.post_message(self.SwapWanted(self))

    def action_tell(self) -> None:
        """Say more of yesterday than a key does."""
        self.action_open()

    def action_add(self) -> None:
        """Open it where one says how it went."""
        self.action_open()

    def on_click(self, event: events.Click) -> None:
        """A click on one of the answers gives it; elsewhere the first one chooses the row, and another one
        opens it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        action = self._answer_at(place.x, place.y)
        if action:
            self.call_later(self.run_action, action)
        else:
            self.action_open()

    def _answer_at(self, x: int, y: int) -> str:
        """The action of the answer that stands there; empty where none does."""
        lines = self.drawn(self.content_size.width).plain.split("\n")
        line = lines[y] if y < len(lines) else ""
        words = [(f"answer('{outcome}')", key, OUTCOMES[outcome]) for key, outcome in OUTCOME_KEYS]
        if self.asking:
            words = [(f"reason('{reason}')", key, REASONS[reason]) for key, reason in REASON_KEYS]
        elif self.outcome is not None or not (self.pending or self.line.asks):
            return ""
        for action, key, label in words:
            at = line.find(f"{key} {label}")
            if at >= 0 and cells(line[:at]) <= x < cells(line[:at]) + len(key) + 1 + len(label):
                return action
        return ""


def task_of(exercise: Exercise) -> str:
    """What to do, in a line: the one to take with you, else the first step that asks for something."""
    line = next((step.carry for step in exercise.steps if isinstance(step, Go)), "")
    asked = (step.text for step in exercise.steps if not isinstance(step, Read | Rate))
    return line or next(asked, exercise.steps[0].text)


def _question(width: int) -> Content:
    """``How did it go?   d did it   p partly   n not this time``."""
    keys = _keys([(key, OUTCOMES[outcome]) for key, outcome in OUTCOME_KEYS], width)
    whole = said(HOW, " " * APART) + keys
    if whole.cell_length <= width:
        return whole
    return keys


def _keys(offered: Sequence[tuple[str, str]], width: int) -> Content:
    """Keys with their words, as far apart as there is room for; on lines of their own where there is none."""
    for gap in (APART, 2):
        parts: list[Part] = []
        for key, label in offered:
            parts += [(" " * gap if parts else ""), (key, "bold $key"), f" {label}"]
        line = said(*parts)
        if line.cell_length <= width:
            return line
    return Content("\n").join([said((key, "bold $key"), f" {label}") for key, label in offered])
