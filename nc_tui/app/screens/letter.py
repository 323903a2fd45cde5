"""Unsent letters: written in a draft, then kept, sealed until a day, or burned."""

from collections.abc import Callable
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import TextArea

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.boxes import Column
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.sheet import Sheet
from nc_tui.practice.kinds import Letter
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.letters import LETTER_DRAFT

SEALED_FOR = timedelta(days=30)


class LetterRow(Row):
    """A letter that was kept."""

    BINDINGS = [Binding("enter", "read", "read"), Binding("delete", "burn", "burn", key_display="del")]

    def __init__(self, record: Record, line: str, readable: bool) -> None:
        super().__init__()
        self.record = record
        self.line = line
        self.readable = readable
        self.sure = False

    def words(self, width: int) -> Content:  # noqa: ARG002
        """Its day, and its first words once they may be read."""
        return said(
            self.line, ("   press del again to burn it for good", "$text-warning") if self.sure else ""
        )

    def on_blur(self) -> None:
        """The question lapses."""
        if self.sure:
            self.sure = False
            self.refresh(layout=True)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """A sealed one waits for its day."""
        return action != "read" or self.readable

    def action_read(self) -> None:
        """Show it."""
        page = self.screen
        if isinstance(page, LetterPage) and isinstance(self.record.data, Letter):
            page.program.push_screen(ReadPage(self.record.data.text or "", self.line))

    def on_click(self) -> None:
        """Show it."""
        if self.readable:
            self.action_read()

    async def action_burn(self) -> None:
        """Burn it; asked once."""
        page = self.screen
        if not self.sure:
            self.sure = True
            self.refresh(layout=True)
        elif isinstance(page, LetterPage):
            await page.burn_kept(self.record)


class ReadPage(OverlayPage):
    """A letter that was kept, to read."""

    def __init__(self, text: str, line: str) -> None:
        super().__init__()
        self.text = text
        self.line = line

    def compose_body(self) -> ComposeResult:
        """Its day and its words."""
        yield Prose(self.line.partition("  ")[0].capitalize(), classes="heading")
        yield Prose(self.text, classes="block")


class LetterPage(OverlayPage):
    """Write what won't be sent."""

    CSS_PATH = "letter.tcss"
    BINDINGS = [
        Binding("f2", "keep", "save", key_display="F2", priority=True),
        Binding("f4", "seal", "seal 30 days", key_display="F4", priority=True),
        Binding("f8", "burn", "burn", key_display="F8", priority=True),
    ]

    def compose_body(self) -> ComposeResult:
        """The sheet, and the letters that were kept."""
        self._sure = False
        self._putting_away = False
        yield Prose("A letter that won't be sent", classes="heading")
        yield Prose("Say it as it is, for ten minutes at most.", classes="said-soft")
        self._known = clean(self.trainer.drafts.load(LETTER_DRAFT))
        yield Sheet(self._known, id="sheet")
        yield Column(id="letters")

    async def on_mount(self) -> None:
        """Write."""
        await self._show_letters()
        sheet = self.query_one(Sheet)
        sheet.focus()
        sheet.move_cursor(sheet.document.end)

    async def _show_letters(self) -> None:
        place = self.query_one("#letters", Column)
        at = next((n for n, row in enumerate(self.query(LetterRow)) if row.has_focus), None)
        rows = []
        for record in self.trainer.letters.all():
            letter = record.data
            if not isinstance(letter, Letter):
                continue
            day = near_day(record.day, self.trainer.today)
            readable = self.trainer.letters.readable(record)
            first = " ".join((letter.text or "").split())[:40]
            sealed = f"sealed until {short_day(letter.open_on)}" if letter.open_on else "sealed"
            rows.append(LetterRow(record, f"{day}  {first if readable else sealed}", readable))
        async with place.batch():
            await place.remove_children()
            heading = [Prose("Saved letters (tab)", classes="heading")] if rows else []
            await place.mount_all([*heading, *rows])
        if at is not None and rows:
            rows[min(at, len(rows) - 1)].focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._sure = False
        self.keep_soon()

    def leave(self) -> None:
        """Keep the draft, if something was written here. Not while the letter is being put away: a burned one
        must not come back, nor one that another window has put away."""
        self.not_soon()
        if not self.is_mounted or self._putting_away:
            return
        sheet = self.query_one(Sheet)
        if sheet.text == self._known:
            return
        elsewhere = clean(self.trainer.drafts.load(LETTER_DRAFT))
        if elsewhere not in ("", self._known, sheet.text):
            with self.prevent(TextArea.Changed):
                sheet.insert(f"\n\n{elsewhere}", sheet.document.end, maintain_selection_offset=False)
            self.tell(("Also edited in another window; that text is at the end.", "$text-warning"))
        self.trainer.drafts.save(LETTER_DRAFT, sheet.text)
        self._known = sheet.text

    async def action_keep(self) -> None:
        """Keep it."""
        self.keep()
        text = self.query_one(Sheet).text
        await self._put_away(lambda: self.trainer.letters.save(text), "Saved.")

    async def action_seal(self) -> None:
        """Seal it."""
        self.keep()
        text, day = self.query_one(Sheet).text, self.trainer.today + SEALED_FOR
        await self._put_away(lambda: self.trainer.letters.save(text, day), f"Sealed until {short_day(day)}.")

    async def action_burn(self) -> None:
        """Burn it; asked once."""
        if not self.query_one(Sheet).text.strip():
            self.tell(("You haven't written anything yet.", "$text-muted"))
        elif not self._sure:
            self._sure = True
            self.tell(("F8 again burns it. Nothing stays on disk.", "$text-warning"))
        else:
            await self._put_away(self.trainer.letters.burn, "Burned. Only the fact that there was one stays.")

    async def _put_away(self, act: Callable[[], object], words: str) -> None:
        """Keep, seal or burn. The sheet is empty before that begins, so that whatever ends the program
        meanwhile can't write the text down again; where it fails, the text is back."""
        sheet = self.query_one(Sheet)
        text = sheet.text
        self._putting_away = True
        self.not_soon()
        with self.prevent(TextArea.Changed):
            sheet.load_text("")
        fine, _ = await self.program.save(act)
        if not fine:
            with self.prevent(TextArea.Changed):
                sheet.load_text(text)
            sheet.move_cursor(sheet.document.end)
        self._known = sheet.text
        self._putting_away = False
        self._sure = False
        if fine:
            await self._show_letters()
            self.tell((words, "$text-success"))

    async def burn_kept(self, record: Record) -> None:
        """Burn a letter that was kept."""
        fine, _ = await self.program.save(lambda: self.trainer.letters.burn_saved(record))
        if fine:
            await self._show_letters()
            self.query_one(Sheet).focus()
            self.tell(("Burned.", "$text-success"))

    def journal_changed(self) -> None:
        """Letters may have been kept elsewhere, or undone: then they are on the sheet again."""
        self.run_worker(self._show_letters(), exclusive=True)
        sheet, draft = self.query_one(Sheet), clean(self.trainer.drafts.load(LETTER_DRAFT))
        if not sheet.text.strip() and draft:
            with self.prevent(TextArea.Changed):
                sheet.load_text(draft)
            sheet.move_cursor(sheet.document.end)
            self._known = draft
