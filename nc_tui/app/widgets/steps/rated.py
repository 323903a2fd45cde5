"""A rating within an exercise."""

from textual import on
from textual.app import ComposeResult

from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.exercise import Rate
from nc_tui.practice.kinds.vocabulary import Answer


class RatePart(StepPart):
    """One rating; giving it goes on."""

    def __init__(self, index: int, step: Rate, old: Answer | None) -> None:
        super().__init__(index)
        self.step = step
        self.value = old.number if old else None

    def compose(self) -> ComposeResult:
        """The ten dots."""
        yield Rating("", self.step.low, self.step.high, self.value, id="rating")

    def begin(self) -> None:
        """Take the keys."""
        self.query_one(Rating).focus()

    @property
    def answer(self) -> Answer:
        """The rating, if there is one."""
        return Answer(self.index, number=self.query_one(Rating).value)

    @on(Rating.Given)
    def _given(self, event: Rating.Given) -> None:
        event.stop()
        self.changed()
        self.post_message(self.Finished())

    @on(Rating.Passed)
    def _passed(self, event: Rating.Passed) -> None:
        event.stop()
        self.post_message(self.Finished())
