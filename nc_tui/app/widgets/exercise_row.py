"""An exercise in a list: how it went with one key, and what got in the way with another."""

from datetime import date

from textual.binding import Binding
from textual.message import Message

from nc_tui.app.widgets.prose import Row
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds.practice import OUTCOMES, REASONS, Outcome, Reason

SIGNS = {"done": "✓ ", "partly": "◐ ", "not": "– "}
COLUMNS_FROM = 60
"""Cells from which there are columns."""
OUTCOME_KEYS: tuple[tuple[str, Outcome], ...] = (("d", "done"), ("p", "partly"), ("n", "not"))
REASON_KEYS: tuple[tuple[str, Reason], ...] = (("c", "no-chance"), ("h", "too-hard"), ("o", "not-today"))
NOT_NOW = "That's fine. What got in the way?"


class ExerciseRow(Row):
    """One exercise of a day. Posts ``Answered``, ``Reasoned`` or ``Opened``."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        *(Binding(key, f"answer('{outcome}')", OUTCOMES[outcome]) for key, outcome in OUTCOME_KEYS),
        *(Binding(key, f"reason('{reason}')", REASONS[reason]) for key, reason in REASON_KEYS),
    ]

    class About(Message):
        """Something about the exercise of a row."""

        def __init__(self, row: "ExerciseRow") -> None:
            super().__init__()
            self.row = row

    class Opened(About):
        """It is to be opened."""

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

    def __init__(self, exercise: Exercise, day: date, outcome: Outcome | None) -> None:
        super().__init__()
        self.exercise = exercise
        self.day = day
        self.outcome = outcome
        self.asking = False

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only the keys that mean something now."""
        if action == "reason":
            return self.asking
        return action != "answer" or not self.asking

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
