"""My situation, the care questions alone, and what a yes to one of them closes."""

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.pages.situation import AsksSituation
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.app.widgets.question import Question
from nc_tui.practice.checklist import Gate


class SituationPage(AsksSituation):
    """The questions, whenever someone wants to answer them again."""


class CareQuestionsPage(AsksSituation):
    """The care questions that are unanswered or in doubt, and nothing else: what comes before a page that
    suggests contact."""

    HEADING = "First, about you both"
    DRAFT = "care"

    def lead(self) -> list[Part]:
        return []

    def next_question(self) -> Question | None:
        """One after another; what is skipped stays unanswered."""
        return next(filter(None, map(self._care_question, self._care_gates())), None)

    def _care_gates(self) -> list[Gate]:
        way = self.trainer.situation.way
        asked = {*way.unanswered(), *way.in_doubt, *self.answers}
        return [gate for gate in self.trainer.library.checklist.gates if gate.id in asked]


class ClosedPage(OverlayPage):
    """Why the way is closed, and what goes on; with the lines that fit."""

    BINDINGS = [
        Binding("enter", "close", "continue"),
        Binding("exclamation_mark", "lines", "help", key_display="!"),
    ]

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    def compose_body(self) -> ComposeResult:
        yield Prose("The ready list is closed", classes="heading")
        yield Prose(f"\n{self.gate.closed}", classes="block")
        yield Prose(id="lines", classes="block")

    def on_mount(self) -> None:
        lines = self.trainer.views.numbers_to_call(self.gate.topics)
        self.query_one("#lines", Prose).say_lines(numbers(lines))

    def action_lines(self) -> None:
        self.go("help", topics=self.gate.topics)
