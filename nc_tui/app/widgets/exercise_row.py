"""An exercise in a list: what it is, and how it went with one key."""

from datetime import date

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Row, said
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.records import Outcome, Reason
from nc_tui.practice.wording import OUTCOMES, REASONS, WITH_WHOM, where_and_who

SIGNS = {"done": "✓ ", "partly": "◐ ", "not": "– "}
SKILL_COLUMN, TITLE_COLUMN, WHO_COLUMN, WIDE = 14, 42, 21, 86
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
        skill: str,
        outcome: Outcome | None,
        *,
        carried: bool = False,
        pending: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.exercise = exercise
        self.day = day
        self.skill = skill
        self.outcome = outcome
        self.carried = carried
        self.pending = pending
        self.asking = False

    def render(self) -> Content:
        """``❯ Listening  One open question  out, a stranger  2 min``, in columns where there is room."""
        mark = said(("❯ " if self.has_focus else "  ", "bold $text-accent"))
        if self.pending:
            return Content("").join([mark, self._question()])
        width = self.size.width
        sign = said(self._state())
        line = self._in_columns(width - 4) if width >= 66 else self._on_two_lines()
        whole = Content("").join([mark, sign, line])
        return Content("").join([whole, self._reasons("\n    ")]) if self.asking else whole

    def _in_columns(self, width: int) -> Content:
        one = self.exercise
        minutes = f"{one.minutes:>2} min"
        room = width - SKILL_COLUMN - len(minutes) - 2
        about = where_and_who(one)
        if len(one.title) + len(about) + 2 > room:
            about = one.stakes
        column = min(room - WHO_COLUMN, TITLE_COLUMN)
        title = one.title.ljust(max(column, len(one.title) + 2))
        return said(
            (self.skill.ljust(SKILL_COLUMN), "$text-secondary"),
            title,
            (about.ljust(room - len(title)) if width < WIDE else about.ljust(WHO_COLUMN), "$text-muted"),
            (f"  {minutes}", "$text-muted"),
            ("  carried" if self.carried and self.outcome is None and width >= WIDE else "", "$text-accent"),
        )

    def _on_two_lines(self) -> Content:
        one = self.exercise
        carried = " · carried" if self.carried and self.outcome is None else ""
        return said(
            (self.skill, "$text-secondary"),
            f" · {one.title}",
            (f"\n    {where_and_who(one)}, {one.minutes} min{carried}", "$text-muted"),
        )

    def _question(self) -> Content:
        exercise = self.exercise
        title = said(
            ("Yesterday", "$text-primary"),
            f" · {exercise.title}",
            (f" · {WITH_WHOM[exercise.stakes]}, {exercise.minutes} min", "$text-muted"),
        )
        if self.asking:
            return Content("").join([title, self._reasons("\n    ")])
        if self.outcome is not None:
            said_it = (SIGNS[self.outcome] + OUTCOMES[self.outcome], "$text-success")
            return Content("").join(
                [title, said("\n    ", said_it, ("   enter adds how it was", "$text-muted"))]
            )
        keys: list[str | tuple[str, str]] = ["\n    How did it go?   "]
        for key, outcome in (("d", "done"), ("p", "partly"), ("n", "not")):
            keys += [(key, "bold $text-accent"), f" {OUTCOMES[outcome]}   "]
        return Content("").join([title, said(*keys)])

    def _reasons(self, lead: str) -> Content:
        parts: list[str | tuple[str, str]] = [lead, ("Fine. What was in the way?", "$text-muted"), lead]
        for key, reason in REASON_KEYS:
            parts += [(key, "bold $text-accent"), f" {REASONS[reason]}   "]
        return said(*parts)

    def _state(self) -> tuple[str, str]:
        if self.outcome is not None:
            return SIGNS[self.outcome], "$text-success"
        return ("→ " if self.carried else "  "), "$text-accent"

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only the keys that mean something now."""
        if action == "reason":
            return self.asking
        if action == "answer":
            return not self.asking
        if action == "swap":
            return not self.pending and self.outcome is None and not self.asking
        return True

    def show(self, outcome: Outcome | None, asking: bool = False) -> None:
        """Show an outcome, and the question for the reason if it is to be asked."""
        self.outcome = outcome
        self.asking = asking
        self.refresh(layout=True)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Opened(self))

    def action_answer(self, outcome: Outcome) -> None:
        """Say how it went."""
        self.post_message(self.Answered(self, outcome))

    def action_reason(self, reason: Reason) -> None:
        """Say what was in the way."""
        self.post_message(self.Reasoned(self, reason))

    def action_swap(self) -> None:
        """Ask for another."""
        self.post_message(self.SwapWanted(self))

    def on_click(self, event: events.Click) -> None:
        """A click on a word of the answer gives it; elsewhere the exercise opens."""
        text = self.render().plain.split("\n")
        line = text[event.y] if event.y < len(text) else ""
        words: list[tuple[str, str]] = []
        if self.asking:
            words = [(f"reason('{reason}')", REASONS[reason]) for _key, reason in REASON_KEYS]
        elif self.pending and self.outcome is None:
            words = [(f"answer('{key}')", OUTCOMES[key]) for key in ("done", "partly", "not")]
        for action, label in words:
            at = line.find(label)
            if at >= 0 and at - 2 <= event.x < at + len(label):
                self.call_later(self.run_action, action)
                return
        if event.y == 0 or not words:
            self.action_open()
