"""Unsent letters: written in a draft, then kept, sealed until a day, or burned."""

from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer as Ticker
from textual.widgets import TextArea

from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.practice.records import Letter, Record
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.hard_moments import LETTER_DRAFT

SEALED_FOR = timedelta(days=30)


class LetterRow(Row):
    """A letter that was kept."""

    BINDINGS = [Binding("enter", "read", "read"), Binding("delete", "burn", "burn it", key_display="del")]

    def __init__(self, record: Record, line: str, readable: bool) -> None:
        super().__init__()
        self.record = record
        self.line = line
        self.readable = readable
        self.sure = False

    def render(self) -> Content:
        """Its day, and its first words once they may be read."""
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        ask = ("   once more del burns it for good", "$text-warning") if self.sure else ("", "")
        return said(mark, self.line, ask)

    def on_blur(self) -> None:
        """The question lapses."""
        self.sure = False

    def action_read(self) -> None:
        """Show it."""
        page = self.screen
        if isinstance(page, LetterPage) and self.readable and isinstance(self.record.data, Letter):
            page.show_text(self.record.data.text or "")

    async def action_burn(self) -> None:
        """Burn it; asked once."""
        page = self.screen
        if not self.sure:
            self.sure = True
            self.refresh()
        elif isinstance(page, LetterPage):
            await page.burn_kept(self.record)


class LetterPage(Over):
    """Write what won't be sent."""

    CSS_PATH = "letter.tcss"
    BINDINGS = [
        Binding("f2", "keep", "keep", priority=True),
        Binding("f4", "seal", "seal for 30 days", priority=True),
        Binding("f8", "burn", "burn", priority=True),
    ]

    def compose_body(self) -> ComposeResult:
        """The sheet, and the letters that were kept."""
        self._soon: Ticker | None = None
        self._sure = False
        yield Prose("A letter that won't be sent", classes="heading")
        yield Prose(
            "Ten minutes are enough. Say it as it is; end with one thing you do tonight.", classes="said-soft"
        )
        yield TextArea(self.trainer.drafts.load(LETTER_DRAFT), id="sheet", soft_wrap=True)
        yield Prose(id="read", classes="block")
        yield Vertical(id="letters")

    async def on_mount(self) -> None:
        """Write."""
        await self._show_letters()
        sheet = self.query_one(TextArea)
        sheet.focus()
        sheet.move_cursor(sheet.document.end)

    async def _show_letters(self) -> None:
        place = self.query_one("#letters", Vertical)
        rows = []
        for record in self.trainer.letters():
            letter = record.data
            if not isinstance(letter, Letter):
                continue
            day = near_day(record.day, self.trainer.today)
            readable = self.trainer.readable(record)
            first = " ".join((letter.text or "").split())[:40]
            sealed = f"sealed until {short_day(letter.open_on)}" if letter.open_on else "sealed"
            rows.append(LetterRow(record, f"{day}  {first if readable else sealed}", readable))
        async with place.batch():
            await place.remove_children()
            await place.mount_all(rows)

    def show_text(self, text: str) -> None:
        """A letter to read."""
        self.query_one("#read", Prose).say(text)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._sure = False
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(0.3, self.leave)

    def leave(self) -> None:
        """Keep the draft."""
        if self._soon is not None:
            self._soon.stop()
        if self.is_mounted:
            text = self.query_one(TextArea).text
            if text:
                self.trainer.drafts.save(LETTER_DRAFT, text)
            else:
                self.trainer.drafts.discard(LETTER_DRAFT)

    async def action_keep(self) -> None:
        """Keep it."""
        text = self.query_one(TextArea).text
        fine, _ = await self.program.save(lambda: self.trainer.keep_letter(text))
        if fine:
            await self._done("Kept.")

    async def action_seal(self) -> None:
        """Seal it."""
        text, day = self.query_one(TextArea).text, self.trainer.today + SEALED_FOR
        fine, _ = await self.program.save(lambda: self.trainer.keep_letter(text, day))
        if fine:
            await self._done(f"Sealed until {short_day(day)}.")

    async def action_burn(self) -> None:
        """Burn it; asked once."""
        if not self.query_one(TextArea).text.strip():
            return
        if not self._sure:
            self._sure = True
            self.tell(("F8 once more burns it: nothing of it stays on the disk.", "$text-warning"))
            return
        if self._soon is not None:
            self._soon.stop()
        fine, _ = await self.program.save(self.trainer.burn_letter)
        if fine:
            await self._done("Burned. Only the fact that there was one is kept.")

    async def burn_kept(self, record: Record) -> None:
        """Burn a letter that was kept."""
        fine, _ = await self.program.save(lambda: self.trainer.burn_kept(record))
        if fine:
            self.show_text("")
            await self._show_letters()
            self.query_one(TextArea).focus()
            self.tell(("Burned.", "$text-success"))

    async def _done(self, words: str) -> None:
        if self._soon is not None:
            self._soon.stop()
        sheet = self.query_one(TextArea)
        with self.prevent(TextArea.Changed):
            sheet.load_text("")
        self._sure = False
        await self._show_letters()
        self.tell((words, "$text-success"))
