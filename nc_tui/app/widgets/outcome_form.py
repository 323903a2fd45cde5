"""How it went: the outcome, how it was, with whom, and a line or two."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from nc_tui.app.widgets.exercise_row import NOT_NOW, OUTCOME_KEYS, REASON_KEYS
from nc_tui.app.widgets.felt_scale import FeltScale
from nc_tui.app.widgets.fields import Field, Sheet
from nc_tui.app.widgets.marks import ladder, steps
from nc_tui.app.widgets.prose import Drawn, Part, Prose, Row, hung, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.app.widgets.skill_hue import hue, skill_name
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.exercise_progress import ExerciseProgress, asks_after
from nc_tui.practice.kinds.practice import OUTCOMES, REASONS, Outcome, Reason
from nc_tui.practice.text import clean_line
from nc_tui.trainer.views.ending import EndView

LABEL, SIGNS_WIDTH, MOST_SIGNS, LEAST_WORDS = 10, 14, 6, 20
"""Cells of a label and of the signs behind it, how many signs there are at most, and the fewest cells that
words beside them need."""
Word = TypeVar("Word", bound=str)


class OutcomeRow(Row):
    """Did it, partly, not this time; and for the last what was in the way."""

    BINDINGS = [
        *(Binding(key, f"choose('{outcome}')", OUTCOMES[outcome]) for key, outcome in OUTCOME_KEYS),
        *(Binding(key, f"reason('{reason}')", REASONS[reason], show=False) for key, reason in REASON_KEYS),
    ]

    class Chosen(Message):
        """An outcome or a reason was chosen; ``more`` where a reason is asked for."""

        def __init__(self, more: bool) -> None:
            super().__init__()
            self.more = more

    def __init__(self, outcome: Outcome | None, reason: Reason | None) -> None:
        super().__init__(id="outcome")
        self.outcome = outcome
        self.reason = reason

    def words(self, width: int) -> Content:
        line = said(*self._choices(OUTCOME_KEYS, OUTCOMES, self.outcome, width))
        if self.outcome != "not":
            return line
        reasons = self._choices(REASON_KEYS, REASONS, self.reason, width)
        return line + said((f"\n{NOT_NOW}\n", "$text-muted"), *reasons)

    def _choices(
        self, keys: Iterable[tuple[str, Word]], names: Mapping[Word, str], chosen: Word | None, width: int
    ) -> list[Part]:
        parts: list[Part] = []
        shown = [(key, value, f"{key} {names[value]}") for key, value in keys]
        between = "    " if sum(len(words) + 6 for *_, words in shown) <= width else "\n"
        for number, (key, value, words) in enumerate(shown):
            here = chosen == value
            parts.append(between if number else "")
            parts.append(("● " if here else "○ ", "$lit" if here else "$text-muted"))
            parts += [(key, "bold $text-accent"), (words[1:], "bold" if here else "")]
        return parts

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """A reason only for what was not done."""
        return action != "reason" or self.outcome == "not"

    def action_choose(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.reason = self.reason if outcome == "not" else None
        self._chosen(more=outcome == "not")

    def action_reason(self, reason: Reason) -> None:
        self.reason = reason
        self._chosen(more=False)

    def _chosen(self, more: bool) -> None:
        self.refresh(layout=True)
        self.refresh_bindings()
        self.post_message(self.Chosen(more))

    def on_click(self, event: events.Click) -> None:
        lines = self.drawn(self.size.width).plain.split("\n")
        line = lines[event.y] if event.y < len(lines) else ""
        actions = [(f"{key} {OUTCOMES[value]}", f"choose('{value}')") for key, value in OUTCOME_KEYS]
        if self.outcome == "not":
            actions += [(f"{key} {REASONS[value]}", f"reason('{value}')") for key, value in REASON_KEYS]
        for words, action in actions:
            at = line.find(words)
            if at >= 0 and at - 2 <= event.x < at + len(words):
                self.call_later(self.run_action, action)
                return


class OutcomeForm(Column):
    """The page after the last step."""

    DEFAULT_CSS = """
    OutcomeForm { height: auto; }
    OutcomeForm .ask { padding: 0 2; margin: 1 0 0 0; color: $text-muted; max-width: 88; }
    OutcomeForm .ask:first-child { margin: 0; }
    OutcomeForm #beside { padding: 0 2; margin: 1 0 0 0; }
    OutcomeForm #who { height: 1; padding: 0 2; margin: 1 0 0 0; }
    OutcomeForm #who Prose { width: auto; color: $text-muted; }
    OutcomeForm TextArea { height: 5; }
    """

    class Changed(Message):
        """Something was chosen or typed."""

    class Wanted(Message):
        """It is to be saved."""

    class SaveRow(Row):
        """The line that saves it."""

        BINDINGS = [Binding("enter", "save", "save")]

        def action_save(self) -> None:
            self.post_message(OutcomeForm.Wanted())

        def on_click(self) -> None:
            self.action_save()

    def __init__(
        self,
        exercise: Exercise,
        progress: ExerciseProgress,
        ending: Callable[[ExerciseProgress], EndView | None],
    ) -> None:
        """``ending`` says what finishing it like this would come to."""
        super().__init__()
        self.exercise = exercise
        self.progress = progress
        self.ending = ending

    def compose(self) -> ComposeResult:
        """Only what this exercise needs to ask; all but the outcome may stay empty."""
        yield Prose("How did it go? Any answer is fine.", classes="ask")
        yield OutcomeRow(self.progress.outcome, self.progress.reason)
        if asks_after(self.exercise):
            yield Prose("How tense was it?", classes="ask")
            yield FeltScale(
                self.progress.predicted, self.progress.after, hue(self.exercise.skill), id="after"
            )
        yield Prose(id="beside")
        if self.exercise.with_a_person:
            with Columns(id="who"):
                yield Prose("Who with, in a word? ")
                yield Field(self.progress.with_, "a neighbour, A., the baker", id="with")
        yield Prose(self.exercise.reflect, classes="ask")
        yield Sheet(self.progress.note, id="note")
        yield self.SaveRow(said(("ctrl+s", "bold $key"), "  save"), id="save")

    def on_mount(self) -> None:
        self._show_ending()

    def _show_ending(self) -> None:
        """What it comes to, once it is said how it went."""
        view = self.ending(self.filled_in(self.progress))
        beside = self.query_one("#beside", Prose)
        beside.display = view is not None
        if view is not None:
            beside.update(Drawn(lambda width: _ending(view, width)))

    def begin(self) -> None:
        self.query_one(OutcomeRow).focus()

    def filled_in(self, progress: ExerciseProgress) -> ExerciseProgress:
        """The progress with what is typed here, as far as the fields are there already."""
        note = next((area.text for area in self.query("#note").results(TextArea)), progress.note)
        for row in self.query(OutcomeRow):
            progress = replace(progress, outcome=row.outcome, reason=row.reason)
        after = next((rating.value for rating in self.query("#after").results(Rating)), progress.after)
        who = next((clean_line(field.value) for field in self.query("#with").results(Field)), progress.with_)
        return replace(progress, after=after, with_=who, note=note)

    @on(OutcomeRow.Chosen)
    def _chosen(self, event: OutcomeRow.Chosen) -> None:
        event.stop()
        self._show_ending()
        self.post_message(self.Changed())
        if not event.more:
            self.screen.focus_next()

    @on(Rating.Given)
    @on(Rating.Passed)
    def _rated(self, event: Rating.Given | Rating.Passed) -> None:
        event.stop()
        self._show_ending()
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


def _ending(view: EndView, width: int) -> Content:
    """``Ladder    ● ● ● ● ◐ ○   Repair · rung 5, tense moments``, below the sentence."""
    lines = [*said(view.told).wrap(width), said("")] if view.told else []
    line = view.ladder
    where = said(skill_name(line.skill, line.title), f" · {view.where}")
    lines.append(_moved("Ladder", ladder(line.rungs, hue(line.skill)), where, width))
    ready = view.ready
    if ready is not None:
        signs = said(*steps(ready.have, ready.need, gap=" ")) if 0 < ready.need <= MOST_SIGNS else said("")
        lines.append(_moved("Ready", signs, said(f"{ready.title}, {ready.count}"), width))
    return Content("\n").join(lines)


def _moved(label: str, signs: Content, words: Content, width: int) -> Content:
    """Label, signs and words in columns; where it is narrow the words stand below."""
    lead = said((label.ljust(LABEL), "$text-muted"), signs)
    lead += said(" " * max(1, LABEL + SIGNS_WIDTH - lead.cell_length))
    if width < LABEL + SIGNS_WIDTH + LEAST_WORDS:
        return Content("\n").join([lead, *words.wrap(width)])
    return hung(lead, words, width)
