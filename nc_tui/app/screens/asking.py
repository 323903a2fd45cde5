"""Pages that ask one thing after another, each with one key, and then keep it."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.asked import Asked, Question
from nc_tui.app.widgets.prose import Part, Prose


class AskingPage(Over):
    """Asks until ``next_question`` has none left, then calls ``complete``."""

    HEADING = ""
    BINDINGS = [Binding("f3", "question_before", "question before", key_display="F3")]

    def compose_body(self) -> ComposeResult:
        """The heading, the question, and room for what comes after."""
        self.answers: dict[str, str] = {}
        yield Prose(self.HEADING, classes="heading")
        yield Prose(id="lead", classes="block")
        yield Vertical(id="ask")

    async def on_mount(self) -> None:
        """The first question."""
        await self._show()

    def next_question(self) -> Question | None:
        """The question that comes now, by the answers so far."""
        raise NotImplementedError

    def lead(self) -> list[Part]:
        """What is said above the question."""
        return []

    async def complete(self) -> None:
        """All is answered: keep it."""
        raise NotImplementedError

    async def _show(self) -> None:
        question = self.next_question()
        words = self.lead()
        lead = self.query_one("#lead", Prose)
        lead.say(*words)
        lead.display = bool(words)
        place = self.query_one("#ask", Vertical)
        async with place.batch():
            await place.remove_children()
            if question is not None:
                await place.mount(self.asked(question))
        self.refresh_bindings()
        if question is None:
            await self.complete()

    def asked(self, question: Question) -> Asked:
        """The widget for a question."""
        return Asked(question)

    @on(Asked.Answered)
    async def _answered(self, answered: Asked.Answered) -> None:
        question = self.next_question()
        if question is not None:
            await self.take(question, answered.value)

    async def take(self, question: Question, value: str) -> None:
        """Take an answer and go on."""
        self.answers[question.name] = value
        await self._show()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Back only where there is something behind."""
        return action != "question_before" or (self.is_mounted and bool(self.answers))

    async def action_question_before(self) -> None:
        """Take back the last answer."""
        if self.answers:
            self.answers.popitem()
            await self._show()
