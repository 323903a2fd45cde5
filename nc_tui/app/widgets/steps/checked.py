"""A drill that answers at once: lines to sort, or one of them to choose. It says why, and counts nothing."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.checks import as_answer, chosen_before, picked_before
from nc_tui.practice.exercise import Check
from nc_tui.practice.kinds.vocabulary import Answer

MOST_ANSWERS = 8


class AnswerRow(Row):
    """One of the answers, with the digit that gives it."""

    TAKES_DIGITS = True
    BINDINGS = [Binding("enter", "give", "choose")]

    class Given(Message):
        """It was given."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, label: str) -> None:
        super().__init__()
        self.number = number
        self.label = label
        self.given = False

    def lead(self) -> Content:
        sign = "● " if self.given else "  "
        return self.mark + said((sign, "$lit"), (f"{self.number}  ", "bold $text-accent"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said((self.label, "bold" if self.given else ""))

    def action_give(self) -> None:
        self.post_message(self.Given(self.number))

    def on_click(self) -> None:
        self.action_give()


class OnwardRow(Row):
    """Behind an answer: the next line, or the next step."""

    TAKES_DIGITS = True
    BINDINGS = [Binding("enter", "onward", "next")]

    class Wanted(Message):
        """What comes next is wanted."""

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said(("next", "bold $text-accent"))

    def action_onward(self) -> None:
        self.post_message(self.Wanted())

    def on_click(self) -> None:
        self.action_onward()


class _CheckPart(StepPart):
    DEFAULT_CSS = """
    _CheckPart #line { padding: 0 0 1 0; max-width: 84; text-style: bold; }
    _CheckPart #why { padding: 1 0 1 0; max-width: 84; }
    .-narrow _CheckPart { padding: 0 1 0 2; }
    """
    BINDINGS = [
        Binding(str(number), f"give({number})", "answer", show=False) for number in range(1, MOST_ANSWERS + 1)
    ]

    def __init__(self, index: int, step: Check) -> None:
        super().__init__(index)
        self.step = step

    def labels(self) -> Sequence[str]:
        """What can be answered."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield Prose(id="line")
        for number, label in enumerate(self.labels(), start=1):
            yield AnswerRow(number, label)
        yield Prose(id="why")
        yield OnwardRow(id="onward")

    def on_mount(self) -> None:
        self.draw()

    def begin(self) -> None:
        """The first answer, or what comes behind it."""
        self.screen.set_focus(
            self.query_one(OnwardRow) if self.is_answered else self.query(AnswerRow).first()
        )

    @property
    def is_answered(self) -> bool:
        """Whether there is something to say why about."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show the line, what was answered, and why it is so."""
        line, why = self.query_one("#line", Prose), self.query_one("#why", Prose)
        line.say(*self.line())
        line.display = bool(self.line())
        why.say(*self.why())
        why.display = self.query_one(OnwardRow).display = self.is_answered
        for row in self.query(AnswerRow):
            self.mark_row(row)
            row.redraw()

    def line(self) -> list[Part]:
        """The line that is asked about."""
        return []

    def why(self) -> list[Part]:
        """What it is, and why."""
        raise NotImplementedError

    def mark_row(self, row: AnswerRow) -> None:
        """Say whether it was given."""
        raise NotImplementedError

    def action_give(self, number: int) -> None:
        """Take the answer with this number."""
        raise NotImplementedError

    def onward(self) -> None:
        """The next line, or the next step."""
        raise NotImplementedError

    @on(AnswerRow.Given)
    def _given(self, given: AnswerRow.Given) -> None:
        given.stop()
        self.action_give(given.number)

    @on(OnwardRow.Wanted)
    def _wanted(self, wanted: OnwardRow.Wanted) -> None:
        wanted.stop()
        self.onward()

    def answered(self) -> None:
        """An answer was given: say why, and lead on."""
        self.draw()
        self.changed()
        self.begin()


class SortPart(_CheckPart):
    """Line by line: which pile does it belong to?"""

    def __init__(self, index: int, step: Check, piles: Sequence[str], old: Answer | None) -> None:
        super().__init__(index, step)
        self.piles = piles
        self.given = list(chosen_before(step, old))
        self.at = min(len(self.given), len(step.lines) - 1)

    def labels(self) -> Sequence[str]:
        return self.piles

    @property
    def is_answered(self) -> bool:
        return self.at < len(self.given)

    @property
    def answer(self) -> Answer:
        return as_answer(self.index, self.step, self.given)

    def line(self) -> list[Part]:
        count = f"   {self.at + 1} of {len(self.step.lines)}"
        return [self.step.lines[self.at].say, (count, "$text-muted")]

    def why(self) -> list[Part]:
        line = self.step.lines[self.at]
        return [(f"{line.is_}.  ", "bold $text-accent"), line.why] if self.is_answered else []

    def mark_row(self, row: AnswerRow) -> None:
        row.given = self.is_answered and self.given[self.at] == row.label

    def action_give(self, number: int) -> None:
        """Put the line on a pile; once it is there, it stays."""
        if not self.is_answered and number <= len(self.piles):
            self.given.append(self.piles[number - 1])
            self.answered()

    def onward(self) -> None:
        """The next line, and behind the last one the next step."""
        if self.at + 1 == len(self.step.lines):
            self.post_message(self.Finished())
            return
        self.at += 1
        self.draw()
        self.begin()


class ChoicePart(_CheckPart):
    """Which of these lines does what is asked for? Others can be tried after the first."""

    def __init__(self, index: int, step: Check, old: Answer | None) -> None:
        super().__init__(index, step)
        self.picked = list(picked_before(step, old))

    def labels(self) -> Sequence[str]:
        return [line.say for line in self.step.lines]

    @property
    def is_answered(self) -> bool:
        return bool(self.picked)

    @property
    def answer(self) -> Answer:
        return Answer(self.index, items=tuple(self.step.lines[number].say for number in self.picked))

    def why(self) -> list[Part]:
        return list(self._why()) if self.picked else []

    def _why(self) -> Iterator[Part]:
        line = self.step.lines[self.picked[-1]]
        yield line.why
        fitting = next((other for other in self.step.lines if other.fits), line)
        if fitting is not line and len(self.picked) == 1:
            yield "\n\n"
            yield (f"{self.step.lines.index(fitting) + 1}  ", "bold $text-accent")
            yield fitting.why

    def mark_row(self, row: AnswerRow) -> None:
        row.given = row.number - 1 in self.picked

    def action_give(self, number: int) -> None:
        """Choose a line, and see why it fits or doesn't."""
        if number <= len(self.step.lines):
            self.picked = [*(one for one in self.picked if one != number - 1), number - 1]
            self.answered()

    def onward(self) -> None:
        self.post_message(self.Finished())
