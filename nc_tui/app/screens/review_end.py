"""The ends of the ready list: the three answers, and letting go of the wish."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.practice.kinds import Review


class AnswerRow(Row):
    """One of the answers."""

    BINDINGS = [Binding("enter", "choose", "choose")]

    class Chosen(Message):
        """It is the answer."""

        def __init__(self, answer_id: str) -> None:
            super().__init__()
            self.answer_id = answer_id

    def __init__(self, answer_id: str, words: str) -> None:
        super().__init__(words)
        self.answer_id = answer_id
        self.clicked = False

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.answer_id))

    def on_click(self) -> None:
        """The first click takes the line, another click the answer."""
        if self.has_focus and self.clicked:
            self.action_choose()
        self.clicked = True

    def on_blur(self) -> None:
        """A later click is a first click again."""
        self.clicked = False


class AnswerPage(OverlayPage):
    """The three answers."""

    CSS_PATH = "ready.tcss"

    def compose_body(self) -> ComposeResult:
        yield Prose("What is true today?", classes="heading")
        for answer in self.trainer.library.checklist.answers:
            yield AnswerRow(answer.id, answer.label)
            yield Prose(answer.text, classes="said-soft")

    def on_mount(self) -> None:
        self.query(AnswerRow).first().focus()

    @on(AnswerRow.Chosen)
    async def _chosen(self, chosen: AnswerRow.Chosen) -> None:
        review = Review(step="answer", answer=chosen.answer_id)
        await self.act(lambda: self.trainer.ready.review(review), close=True)


class LetGoPage(OverlayPage):
    """I no longer want to: asked once, saved gladly."""

    BINDINGS = [Binding("enter", "let_go", "yes, let it go")]

    def compose_body(self) -> ComposeResult:
        yield Prose("I no longer want to", classes="heading")
        yield Prose("\n" + self.trainer.library.checklist.letgo, classes="block")
        yield Prose("enter: yes · esc: back. You can open the list again later.", classes="said-soft")

    async def action_let_go(self) -> None:
        await self.act(lambda: self.trainer.ready.review(Review(step="letting-go")), close=True)
