"""Pages that ask one thing after another, each with one key, and then save it."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.app.widgets.question import Asked, Question
from nc_tui.app.widgets.rows import Column


class AskingPage(OverlayPage):
    """Asks until ``next_question`` has none left, then calls ``complete``. A half-typed line is saved under
    the page's ``DRAFT`` and the question's name, and is there again the next time it is asked."""

    HEADING = ""
    DRAFT = ""
    BINDINGS = [
        Binding("b", "question_before", "previous"),
        Binding("ctrl+b", "question_before", "previous", key_display="ctrl+b"),
        Binding("f3", "question_before", "previous", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        self.answers: dict[str, str] = {}
        self._taking = False
        self._drawing = asyncio.Lock()
        yield Prose(self.HEADING, classes="heading")
        yield Prose(id="lead", classes="block")
        yield Column(id="ask")

    async def on_mount(self) -> None:
        await self.ask()

    def next_question(self) -> Question | None:
        """The question that comes now, by the answers so far."""
        raise NotImplementedError

    def lead(self) -> list[Part]:
        """What is said above the question."""
        return []

    async def complete(self) -> None:
        """All is answered: save it."""
        raise NotImplementedError

    async def ask(self, at: str = "") -> None:
        """Ask the question that comes now, ``at`` the answer with this value."""
        async with self._drawing:  # one after another, or both questions would stand there
            question = self.next_question()
            if question is not None and at:
                question = question._replace(first=at)
            words = self.lead()
            lead = self.query_one("#lead", Prose)
            lead.say(*words)
            lead.display = bool(words)
            self.set_class(not words, "-no-lead")
            place = self.query_one("#ask", Column)
            async with place.batch():
                await place.remove_children()
                if question is not None:
                    await place.mount(self.asked(question))
            self.query_one(Body).scroll_home(animate=False)
            self.refresh_bindings()
        # An answer may have been undone meanwhile; it is asked for next then.
        if question is None and self.next_question() is None:
            await self.complete()

    async def ask_last_again(self) -> None:
        """What followed from the last answer couldn't be saved: only that one is asked for again."""
        if self.is_there:
            self.answers.popitem()
            await self.ask()

    def asked(self, question: Question) -> Asked:
        """The widget for a question."""
        return Asked(question, (), self.typed(question))

    def typed(self, question: Question) -> str:
        """What is in the line to begin with: what was half-typed the last time."""
        return "" if question.options else self.trainer.drafts.load(self._draft(question))

    @on(Asked.Answered)
    async def _answered(self, answered: Asked.Answered) -> None:
        question = self.next_question()
        if question is None:
            return
        if question.name != answered.question.name:
            if all(asked.question.name != question.name for asked in self.query(Asked)):
                await self.ask()  # something else is to be asked by now
            return
        self._taking = True
        try:
            await self.take(question, answered.value)
        finally:
            self._taking = False

    async def take(self, question: Question, value: str) -> None:
        self.answers[question.name] = value
        self.discard_draft(question)
        await self.ask()

    # -- a half-typed line -------------------------------------------------------------------------

    def _draft(self, question: Question) -> str:
        return f"asked-{self.DRAFT}-{question.name}".replace("_", "-")

    def discard_draft(self, question: Question) -> None:
        """The question is answered: nothing is half-typed any more."""
        self.cancel_saving()
        if not question.options:
            self.trainer.drafts.discard(self._draft(question))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.save_soon()

    def write_draft(self) -> None:
        self.cancel_saving()
        for asked in self.query(Asked):
            for line in asked.query(Field):
                self.trainer.drafts.save(self._draft(asked.question), line.value)

    # -- moving ------------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Back only where there is something behind."""
        return action != "question_before" or (self.is_mounted and bool(self.answers))

    async def action_question_before(self) -> None:
        """Undo the last answer; not while one is being taken, which goes by those before."""
        if self.answers and not self._taking and self.save_now():
            self.take_back()
            await self.ask()

    def take_back(self) -> None:
        """The last answer goes."""
        self.answers.popitem()
