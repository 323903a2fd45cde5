"""The reviews of the ready list: reasons in writing, an answer, or letting go of the wish."""

from msgspec import DecodeError
from msgspec import json as msgspec_json
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.fields import Sheet
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.practice.kinds import Review
from nc_tui.practice.text import clean

DRAFT = "ready-review"


class ReviewPage(OverlayPage):
    """Five statements, each with reasons."""

    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("f2", "save", "save", key_display="F2", priority=True),
        Binding("tab", "app.focus_next", "next field"),
    ]

    def compose_body(self) -> ComposeResult:
        written = self._written()
        yield Prose("Reasons in writing. Facts, not hopes; a line or two each.", classes="heading")
        for item in self.trainer.library.checklist.self_rated:
            yield Prose(item.statement, classes="statement")
            yield Prose(item.prompt, classes="said-soft")
            yield Sheet(written.get(item.id, ""), id=f"reason-{item.id}")

    def on_mount(self) -> None:
        self._known = self._draft()
        self.query(TextArea).first().focus()

    def _written(self) -> dict[str, str]:
        try:
            return msgspec_json.decode(self.trainer.drafts.load(DRAFT) or "{}", type=dict[str, str])
        except DecodeError:
            return {}

    def _reasons(self) -> dict[str, str]:
        items = self.trainer.library.checklist.self_rated
        return {item.id: clean(self.query_one(f"#reason-{item.id}", TextArea).text).strip() for item in items}

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.save_soon()

    async def save_draft(self) -> None:
        """Save it, off the screen's thread."""
        draft = self._draft()
        if draft == self._known:
            return
        saved = await self.host.save(lambda: self.trainer.drafts.save(DRAFT, draft))
        self._known = self._known if saved is None else draft

    def _draft(self) -> str:
        reasons = self._reasons()
        return msgspec_json.encode(reasons).decode() if any(reasons.values()) else ""

    def write_draft(self) -> None:
        self.cancel_saving()
        draft = self._draft() if self.is_mounted else ""
        if self.is_mounted and draft != self._known:
            self.trainer.drafts.save(DRAFT, draft)
            self._known = draft

    async def action_save(self) -> None:
        """Save the review; every item needs its reasons."""
        reasons = self._reasons()
        empty = next((key for key, text in reasons.items() if not text), None)
        if empty is not None:
            self.warn("Each statement needs a reason; this one has none yet.")
            self.query_one(f"#reason-{empty}", TextArea).focus()
            return
        if (
            await self.act(lambda: self.trainer.ready.review(Review(step="review", reasons=reasons)))
            is not None
        ):
            self.cancel_saving()
            self._known = self._draft()
            await self.host.save(lambda: self.trainer.drafts.discard(DRAFT))
            self.close_with("Saved.")


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
