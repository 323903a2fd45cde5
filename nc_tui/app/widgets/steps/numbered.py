"""Steps that are answered with a number: counting, and rating."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.widgets.marks import steps
from nc_tui.app.widgets.prose import Prose
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.exercise import Count, Rate
from nc_tui.practice.kinds.vocabulary import Answer

MOST_DOTS = 12
"""Dots that are drawn of a count."""


class CountPart(StepPart, can_focus=True):
    """A number that goes up with space, and down with minus."""

    BINDINGS = [
        Binding("space", "tap(1)", "count"),
        Binding("plus", "tap(1)", "count", show=False),
        Binding("minus", "tap(-1)", "one less", key_display="-"),
    ]

    def __init__(self, index: int, step: Count, old: Answer | None, hue: str) -> None:
        super().__init__(index)
        self.hue = hue
        self.step = step
        self.number = old.number or 0 if old else 0

    def compose(self) -> ComposeResult:
        yield Prose(id="face")

    def on_mount(self) -> None:
        self.draw()

    def begin(self) -> None:
        self.focus()

    @property
    def answer(self) -> Answer:
        return Answer(self.index, number=self.number)

    def draw(self) -> None:
        """``● ● ● ○ ○   3 of 5 returns``; more than there is room for are only said."""
        aim = min(self.step.aim or 0, MOST_DOTS)
        done = min(self.number, MOST_DOTS)
        dots = steps(done, max(aim, done), gap=" ", hue=self.hue)
        of = f" of {self.step.aim}" if self.step.aim else ""
        between = "   " if aim or done else ""
        number = (f"{self.number}{of}", "bold")
        self.query_one("#face", Prose).say(*dots, between, number, f" {self.step.unit}")

    def action_tap(self, by: int) -> None:
        """One more, or one less."""
        self.number = max(0, self.number + by)
        self.draw()
        self.changed()

    def on_click(self) -> None:
        self.action_tap(1)


class RatePart(StepPart):
    """One rating; giving it goes on."""

    def __init__(self, index: int, step: Rate, old: Answer | None) -> None:
        super().__init__(index)
        self.step = step
        self.value = old.number if old else None

    def compose(self) -> ComposeResult:
        yield Rating("", self.step.low, self.step.high, self.value, id="rating")

    def begin(self) -> None:
        self.query_one(Rating).focus()

    @property
    def answer(self) -> Answer:
        """The rating, if there is one."""
        return Answer(self.index, number=next((one.value for one in self.query(Rating)), self.value))

    @on(Rating.Given)
    def _given(self, event: Rating.Given) -> None:
        event.stop()
        self.changed()
        self.post_message(self.Finished())

    @on(Rating.Passed)
    def _passed(self, event: Rating.Passed) -> None:
        event.stop()
        self.post_message(self.Finished())
