"""The reviews of the ready list: reasons in writing, an answer, or letting go of the wish."""

from msgspec import DecodeError
from msgspec import json as msgspec_json
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TextArea

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.app.widgets.sheet import Sheet
from nc_tui.practice.kinds import Review
from nc_tui.practice.text import clean

DRAFT = "ready-review"


class ReviewPage(OverlayPage):
    """Five statements, each with reasons. What is half-written is kept."""

    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("f2", "keep", "save", key_display="F2", priority=True),
        Binding("tab", "app.focus_next", "next field"),
    ]

    def compose_body(self) -> ComposeResult:
        """A statement, its prompt and a text area for each item."""
        kept = self._kept()
        yield Prose("Reasons in writing. Facts, not hopes; a line or two each.", classes="heading")
        for item in self.trainer.library.checklist.self_rated:
            yield Prose(item.statement, classes="statement")
            yield Prose(item.prompt, classes="said-soft")
            yield Sheet(kept.get(item.id, ""), id=f"reason-{item.id}")

    def on_mount(self) -> None:
        """Begin to write."""
        self._known = self._draft()
        self.query(TextArea).first().focus()

    def _kept(self) -> dict[str, str]:
        try:
            return msgspec_json.decode(self.trainer.drafts.load(DRAFT) or "{}", type=dict[str, str])
        except DecodeError:
            return {}

    def _reasons(self) -> dict[str, str]:
        items = self.trainer.library.checklist.self_rated
        return {item.id: clean(self.query_one(f"#reason-{item.id}", TextArea).text).strip() for item in items}

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.keep_soon()

    async def keep_draft(self) -> None:
        """Keep it, off the screen's thread."""
        draft = self._draft()
        if draft != self._known:
            fine, _ = await self.program.save(lambda: self.trainer.drafts.save(DRAFT, draft))
            self._known = draft if fine else self._known

    def _draft(self) -> str:
        reasons = self._reasons()
        return msgspec_json.encode(reasons).decode() if any(reasons.values()) else ""

    def leave(self) -> None:
        """Keep what is half-written."""
        self.not_soon()
        draft = self._draft() if self.is_mounted else ""
        if self.is_mounted and draft != self._known:
            self.trainer.drafts.save(DRAFT, draft)
            self._known = draft

    async def action_keep(self) -> None:
        """Keep the review; every item needs its reasons."""
        reasons = self._reasons()
        empty = next((key for key, text in reasons.items() if not text), None)
        if empty is not None:
            self.tell(("Each statement needs a reason; this one has none yet.", "$text-warning"))
            self.query_one(f"#reason-{empty}", TextArea).focus()
            return
        fine, _ = await self.program.save(
            lambda: self.trainer.ready.review(Review(step="review", reasons=reasons))
        )
        if fine:
            self.not_soon()
            self._known = self._draft()
            await self.program.save(lambda: self.trainer.drafts.discard(DRAFT))
            self.program.pop_screen()
            self.program.journal_changed()
            self.program.call_after_refresh(self.program.tell, "Saved.")


class AnswerRow(Row):
    """One of the answers."""

    BINDINGS = [Binding("enter", "choose", "choose")]

    def __init__(self, answer_id: str, words: str) -> None:
        super().__init__(words)
        self.answer_id = answer_id
        self.clicked = False

    async def action_choose(self) -> None:
        """Take this one."""
        page = self.screen
        if isinstance(page, AnswerPage):
            await page.take(self.answer_id)

    async def on_click(self) -> None:
        """The first click takes the line, another one the answer."""
        if self.has_focus and self.clicked:
            await self.action_choose()
        self.clicked = True

    def on_blur(self) -> None:
        """A later click is a first one again."""
        self.clicked = False


class AnswerPage(OverlayPage):
    """The three answers."""

    CSS_PATH = "ready.tcss"

    def compose_body(self) -> ComposeResult:
        """A row for each answer."""
        yield Prose("What is true today?", classes="heading")
        for answer in self.trainer.library.checklist.answers:
            yield AnswerRow(answer.id, answer.label)
            yield Prose(answer.text, classes="said-soft")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query(AnswerRow).first().focus()

    async def take(self, answer_id: str) -> None:
        """Keep the answer."""
        fine, _ = await self.program.save(
            lambda: self.trainer.ready.review(Review(step="answer", answer=answer_id))
        )
        if fine:
            self.program.pop_screen()
            self.program.journal_changed()


class LetGoPage(OverlayPage):
    """I no longer want to: asked once, kept gladly."""

    BINDINGS = [Binding("enter", "let_go", "yes, let it go")]

    def compose_body(self) -> ComposeResult:
        """What it means."""
        yield Prose("I no longer want to", classes="heading")
        yield Prose("\n" + self.trainer.library.checklist.letgo, classes="block")
        yield Prose("enter: yes · esc: back. You can open the list again later.", classes="said-soft")

    async def action_let_go(self) -> None:
        """Keep it."""
        fine, _ = await self.program.save(lambda: self.trainer.ready.review(Review(step="letting-go")))
        if fine:
            self.program.pop_screen()
            self.program.journal_changed()
