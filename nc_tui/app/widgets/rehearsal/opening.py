"""What comes before a talk, and what stands in where there is none."""

from textual.app import ComposeResult
from textual.content import Content

from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.rows import Column, WayRow
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.rehearsal import Rehearsal
from nc_tui.trainer.rehearsal_stage import CLOSE


class Scene(Column):
    """Where it is, who is there, what to try."""

    def __init__(self, rehearsal: Rehearsal, on_purpose: bool) -> None:
        super().__init__()
        self.rehearsal = rehearsal
        self.on_purpose = on_purpose

    def compose(self) -> ComposeResult:
        yield Prose(self._words(), classes="text")
        if self.on_purpose:
            label, note = "on purpose", "it doesn't count for the list; o changes that"
        else:
            label, note = "the bad answers", "on purpose, to see what they do"
        yield WayRow("o", label, note, "screen.purpose")

    def _words(self) -> Content:
        one = self.rehearsal
        parts: list[Part] = [one.scene, "\n\n", (one.persona, "$text-muted")]
        parts += [("\n\nTo try  ", "bold"), one.cue]
        soft = f"\n\nNobody is scored, and {one.who} has good and bad days here too."
        if one.level == CLOSE:
            soft += " If this is too near to someone real, take another one."
        return said(*parts, (soft, "$text-muted"))


class Enough(Column):
    """It is too tense; something steadying is offered."""

    def __init__(self, steadying: Exercise | None, *, begun: bool) -> None:
        super().__init__()
        self.steadying = steadying
        self.begun = begun

    def compose(self) -> ComposeResult:
        yield Prose(
            "That's a lot. Three slow breaths, out longer than in. Nothing here has to be finished."
            if self.begun
            else "Not today, then. Something steadying is the better exercise, and this will still be here.",
            classes="text",
        )
        if self.steadying is not None:
            one = self.steadying
            yield WayRow("e", f"“{one.title}”", f"{one.minutes} min", "screen.exercise")


class Wanted(Column):
    """The one question between a talk and looking back at it."""

    def compose(self) -> ComposeResult:
        yield Prose("What did you want in that talk?", classes="label")
        yield Field(id="wanted")
        yield Prose("It may stay empty, and it isn't saved. ctrl+s saves it.", classes="text soft")
