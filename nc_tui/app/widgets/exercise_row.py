"""An exercise in a list: what it is, and how it went with one key."""

from datetime import date

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Part, Row, said
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds.practice import OUTCOMES, REASONS, Outcome, Reason
from nc_tui.practice.wording import WITH_WHOM, where_and_who

SIGNS = {"done": "✓ ", "partly": "◐ ", "not": "– "}
SKILL_COLUMN, COLUMNS_FROM, WIDE = 14, 60, 86
"""Cells of the first column; widths from which there are columns, and at which they are wide enough."""
OUTCOME_KEYS: tuple[tuple[str, Outcome], ...] = (("d", "done"), ("p", "partly"), ("n", "not"))
REASON_KEYS: tuple[tuple[str, Reason], ...] = (("c", "no-chance"), ("h", "too-hard"), ("o", "not-today"))


class ExerciseRow(Row):
    """One exercise of a day. Posts ``Answered``, ``Reasoned``, ``Opened`` or ``SwapWanted``."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("d", "answer('done')", "did it"),
        Binding("p", "answer('partly')", "partly"),
        Binding("n", "answer('not')", "not this time"),
        Binding("s", "swap", "swap"),
        *(Binding(key, f"reason('{reason}')", REASONS[reason]) for key, reason in REASON_KEYS),
    ]

    class About(Message):
        """Something about the exercise of a row."""

        def __init__(self, row: "ExerciseRow") -> None:
            super().__init__()
            self.row = row

    class Opened(About):
        """It is to be opened."""

    class SwapWanted(About):
        """Another one is wanted instead."""

    class Answered(About):
        """How it went."""

        def __init__(self, row: "ExerciseRow", outcome: Outcome) -> None:
            super().__init__(row)
            self.outcome = outcome

    class Reasoned(About):
        """Why it was not done."""

        def __init__(self, row: "ExerciseRow", reason: Reason) -> None:
            super().__init__(row)
            self.reason = reason

    def __init__(
        self,
        exercise: Exercise,
        day: date,
        lead_word: str,
        outcome: Outcome | None,
        *,
        carried: bool = False,
        pending: bool = False,
        planned: bool = True,
        optional: bool = False,
        id: str | None = None,
    ) -> None:
        """``lead_word`` stands first: the skill, or, where rows aren't ``planned`` for a day but all that a
        skill has, the stakes. An ``optional`` one stands beside the day's plan and asks for nothing."""
        super().__init__(id=id)
        self.exercise = exercise
        self.day = day
        self.lead_word = lead_word
        self.outcome = outcome
        self.carried = carried
        self.pending = pending
        self.planned = planned
        self.optional = optional
        self.asking = False

    # -- what it says ------------------------------------------------------------------------------

    def lead(self) -> Content:
        return self.mark if self.pending else self.mark + said(self._state())

    def words(self, width: int) -> Content:
        """``Listening  One open question  out, a stranger  2 min``, in columns where there is room."""
        if self.pending:
            return self._question(width)
        line = self._in_columns(width) if width >= COLUMNS_FROM else self._on_two_lines()
        return line + self._reasons("\n") if self.asking else line

    def _abouts(self) -> tuple[str, ...]:
        """Where and with whom, from long to short."""
        exercise = self.exercise
        if not self.planned:
            return (exercise.where,)
        return where_and_who(exercise), f"{exercise.where}, {exercise.stakes}", exercise.stakes

    def _in_columns(self, width: int) -> Content:
        exercise = self.exercise
        minutes = f"  {exercise.minutes:>2} min"
        carried = "  with you" if self.carried and self.outcome is None and width >= WIDE else ""
        column = min(width, WIDE) - SKILL_COLUMN - len(minutes)
        about = next((a for a in self._abouts() if len(exercise.title) + 2 + len(a) <= column), "")
        return said(
            (self.lead_word.ljust(SKILL_COLUMN), "$text-secondary"),
            exercise.title,
            (about.rjust(column - len(exercise.title)), "$text-muted"),
            (minutes, "$text-muted"),
            (carried, "$text-accent"),
        )

    def _on_two_lines(self) -> Content:
        exercise = self.exercise
        carried = " · with you" if self.carried and self.outcome is None else ""
        return said(
            (self.lead_word, "$text-secondary"),
            f" · {exercise.title}",
            (f"\n{self._abouts()[0]}, {exercise.minutes} min{carried}", "$text-muted"),
        )

    def _question(self, width: int) -> Content:
        exercise = self.exercise
        narrow = width < COLUMNS_FROM
        about = WITH_WHOM[exercise.stakes] + ("" if narrow else f", {exercise.minutes} min")
        title = said(
            ("Yesterday", "$text-primary"),
            f" · {exercise.title}",
            (f"\n{about}" if narrow else f" · {about}", "$text-muted"),
        )
        if self.asking:
            return title + self._reasons("\n" if narrow else "\n  ")
        if self.outcome is not None:
            outcome_words = (SIGNS[self.outcome] + OUTCOMES[self.outcome], "$text-success")
            return title + said(
                "\n" if narrow else "\n  ", outcome_words, ("   enter to add how it went", "$text-muted")
            )
        gap = "  " if narrow else "   "
        keys: list[Part] = [". How did it go?\n" if narrow else "\n  How did it go?   "]
        for key, outcome in OUTCOME_KEYS:
            keys += [(key, "bold $text-accent"), f" {OUTCOMES[outcome]}{gap}"]
        return title + said(*keys)

    def _reasons(self, lead: str) -> Content:
        parts: list[Part] = [lead, ("That's fine. What got in the way?", "$text-muted"), lead]
        for key, reason in REASON_KEYS:
            parts += [(key, "bold $text-accent"), f" {REASONS[reason]}   "]
        return said(*parts)

    def _state(self) -> tuple[str, str]:
        if self.outcome is not None:
            return SIGNS[self.outcome], "$text-success"
        return ("→ " if self.carried else "  "), "$text-accent"

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only the keys that mean something now."""
        if action == "reason":
            return self.asking
        if action == "answer":
            return not self.asking
        if action == "swap":
            swaps = self.planned and not self.pending and not self.optional
            return swaps and self.outcome is None and not self.asking
        return True

    def show(self, outcome: Outcome | None, asking: bool = False) -> None:
        """Show an outcome, and the question for the reason if it is to be asked."""
        self.outcome = outcome
        self.asking = asking
        self.redraw()
        self.refresh_bindings()

    def action_open(self) -> None:
        self.post_message(self.Opened(self))

    def action_answer(self, outcome: Outcome) -> None:
        self.post_message(self.Answered(self, outcome))

    def action_reason(self, reason: Reason) -> None:
        self.post_message(self.Reasoned(self, reason))

    def action_swap(self) -> None:
        self.post_message(self.SwapWanted(self))

    def on_click(self, event: events.Click) -> None:
        """A click on a word of the answer gives it; elsewhere the exercise opens."""
        text = self.drawn(self.size.width).plain.split("\n")
        line = text[event.y] if event.y < len(text) else ""
        words: list[tuple[str, str]] = []
        if self.asking:
            words = [(f"reason('{reason}')", REASONS[reason]) for _key, reason in REASON_KEYS]
        elif self.pending and self.outcome is None:
            words = [(f"answer('{key}')", OUTCOMES[key]) for _, key in OUTCOME_KEYS]
        for action, label in words:
            at = line.find(label)
            if event.y > 0 and at >= 0 and at - 2 <= event.x < at + len(label):
                self.call_later(self.run_action, action)
                return
        if event.y == 0 or not words:
            self.action_open()
