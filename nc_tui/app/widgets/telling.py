"""How it went: the outcome, how it was, with whom, and a line or two."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from nc_tui.app.widgets.field import Field
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice import walk as walks
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.records import Outcome
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.walk import Walk
from nc_tui.practice.wording import OUTCOMES


class OutcomeRow(Row):
    """Did it, partly, not this time."""

    BINDINGS = [
        Binding("d", "choose('done')", "did it"),
        Binding("p", "choose('partly')", "partly"),
        Binding("n", "choose('not')", "not this time"),
    ]

    class Chosen(Message):
        """An outcome was chosen."""

    def __init__(self, outcome: Outcome | None) -> None:
        super().__init__(id="outcome")
        self.outcome = outcome

    def render(self) -> Content:
        """The three answers, the chosen one marked."""
        parts: list[str | tuple[str, str]] = [("❯ " if self.has_focus else "  ", "bold $text-accent")]
        for key, outcome in (("d", "done"), ("p", "partly"), ("n", "not")):
            chosen = self.outcome == outcome
            parts.append((f"{'●' if chosen else '○'} ", "$text-accent" if chosen else "$text-muted"))
            parts.append((key, "bold $text-accent"))
            parts.append((f" {OUTCOMES[outcome]}    ", "bold" if chosen else ""))
        return said(*parts)

    def action_choose(self, outcome: Outcome) -> None:
        """Choose one."""
        self.outcome = outcome
        self.refresh()
        self.post_message(self.Chosen())

    def on_click(self, event: object) -> None:
        """The answer under the pointer."""
        x = getattr(event, "x", 0)
        at = 2
        for outcome in ("done", "partly", "not"):
            end = at + 2 + 1 + 1 + len(OUTCOMES[outcome]) + 4
            if at <= x < end:
                self.action_choose(outcome)
                return
            at = end


class Telling(Vertical):
    """The page after the last step."""

    DEFAULT_CSS = """
    Telling { height: auto; }
    Telling .ask { padding: 0 2; margin: 1 0 0 0; color: $text-muted; }
    Telling #who { height: 1; padding: 0 2; margin: 1 0 0 0; }
    Telling #who Prose { width: auto; color: $text-muted; }
    Telling TextArea { height: 5; border: tall $panel; background: $surface; margin: 0 1; padding: 0 1; }
    Telling TextArea:focus { border: tall $primary; }
    """

    class Changed(Message):
        """Something was chosen or typed."""

    class Wanted(Message):
        """It is to be kept."""

    class KeepRow(Row):
        """The line that keeps it."""

        BINDINGS = [Binding("enter", "keep", "keep it")]

        def action_keep(self) -> None:
            """Keep it."""
            self.post_message(Telling.Wanted())

        def on_click(self) -> None:
            """Keep it."""
            self.action_keep()

    def __init__(self, exercise: Exercise, walk: Walk) -> None:
        super().__init__()
        self.exercise = exercise
        self.walk = walk

    def compose(self) -> ComposeResult:
        """Only what this exercise needs to ask; all but the outcome may stay empty."""
        yield Prose("How did it go? Any answer is fine.", classes="ask")
        yield OutcomeRow(self.walk.outcome)
        if walks.asks_after(self.exercise):
            yield Prose(self._how(), classes="ask")
            yield Rating("", "calm", "very tense", self.walk.after, id="after")
        if self.exercise.with_a_person:
            with Horizontal(id="who"):
                yield Prose("With whom, in a word? ")
                yield Field(self.walk.with_, "a neighbour, A., the baker", id="with")
        yield Prose(self.exercise.reflect, classes="ask")
        yield TextArea(self.walk.note, id="note", soft_wrap=True)
        yield self.KeepRow("keep it (F2)", id="keep")

    def _how(self) -> str:
        predicted = self.walk.predicted
        return "How tense was it?" if predicted is None else f"How tense was it? You expected {predicted}."

    def begin(self) -> None:
        """First the outcome."""
        self.query_one(OutcomeRow).focus()

    def told(self, walk: Walk) -> Walk:
        """The walk with what stands here."""
        note = clean(self.query_one("#note", TextArea).text)
        after = next((rating.value for rating in self.query("#after").results(Rating)), walk.after)
        who = next((clean_line(field.value) for field in self.query("#with").results(Field)), walk.with_)
        return replace(walk, outcome=self.query_one(OutcomeRow).outcome, after=after, with_=who, note=note)

    @on(OutcomeRow.Chosen)
    @on(Rating.Given)
    def _chosen(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())
        self.screen.focus_next()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())
