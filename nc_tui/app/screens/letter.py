"""Unsent letters: written in a draft, then saved, sealed until a day, or burned."""

from collections.abc import Callable
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.fields import SAVED, Sheet
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.kinds import Letter
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.letters import LETTER_DRAFT

SEALED_FOR = timedelta(days=30)


class LetterRow(Row):
    """A letter that was saved. A sealed one waits for its day before it can be read."""

    BINDINGS = [Binding("enter", "read", "read"), Binding("delete", "burn", "burn", key_display="del")]

    class About(Message):
        """Something about a letter."""

        def __init__(self, row: "LetterRow") -> None:
            super().__init__()
            self.row = row

    class Opened(About):
        """It is to be read."""

    class Burned(About):
        """It is to be burned, and that was asked for twice."""

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
        if self.sure:
            self.sure = False
            self.refresh(layout=True)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        return action != "read" or self.readable

    def action_read(self) -> None:
        self.post_message(self.Opened(self))

    def on_click(self) -> None:
        if self.readable:
            self.action_read()

    def action_burn(self) -> None:
        """Ask once; the second time burn it."""
        if self.sure:
            self.post_message(self.Burned(self))
        else:
            self.sure = True
            self.refresh(layout=True)


class LetterPage(OverlayPage):
    """Write what won't be sent."""

    CSS_PATH = "letter.tcss"
    BINDINGS = [
        Binding("ctrl+s,f2", "save", "save", key_display="ctrl+s", priority=True),
        Binding("f4", "seal", "seal 30 days", key_display="F4", priority=True),
        Binding("f8", "burn", "burn", key_display="F8", priority=True),
    ]

    def compose_body(self) -> ComposeResult:
        self._sure = False
        self._putting_away = False
        yield Prose("A letter that won't be sent", classes="heading")
        yield Prose("Say it as it is, for ten minutes at most.", classes="said-soft")
        self._known = clean(self.trainer.drafts.load(LETTER_DRAFT))
        sheet = Sheet(self._known, id="sheet")
        sheet.border_title = SAVED
        yield sheet
        yield Column(id="letters")

    async def on_mount(self) -> None:
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
        self.save_soon()

    def write_draft(self) -> None:
        """Save the draft, if something was written here. Not while the letter is being put away: a burned
        letter must not come back, nor one that another window has put away."""
        self.cancel_saving()
        if not self.is_mounted or self._putting_away:
            return
        sheet = self.query_one(Sheet)
        if sheet.text == self._known:
            return
        elsewhere = clean(self.trainer.drafts.load(LETTER_DRAFT))
        if elsewhere not in ("", self._known, sheet.text):
            with self.prevent(TextArea.Changed):
                sheet.insert(f"\n\n{elsewhere}", sheet.document.end, maintain_selection_offset=False)
            self.warn("Also edited in another window; that text is at the end.")
        self.trainer.drafts.save(LETTER_DRAFT, sheet.text)
        self._known = sheet.text

    async def action_save(self) -> None:
        self.save_now()
        text = self.query_one(Sheet).text
        await self._put_away(lambda: self.trainer.letters.save(text), "Saved.")

    async def action_seal(self) -> None:
        self.save_now()
        text, day = self.query_one(Sheet).text, self.trainer.today + SEALED_FOR
        await self._put_away(lambda: self.trainer.letters.save(text, day), f"Sealed until {short_day(day)}.")

    async def action_burn(self) -> None:
        """Ask once; the second time burn it."""
        if not self.query_one(Sheet).text.strip():
            self.tell(("You haven't written anything yet.", "$text-muted"))
        elif not self._sure:
            self._sure = True
            self.warn("F8 again burns it. Nothing stays on disk.")
        else:
            await self._put_away(self.trainer.letters.burn, "Burned. Only the fact that there was one stays.")

    async def _put_away(self, command: Callable[[], object], said: str) -> None:
        """Save, seal or burn. The sheet is empty before that begins, so that whatever ends the program
        meanwhile can't write the text down again; where it fails, the text is back."""
        sheet = self.query_one(Sheet)
        text = sheet.text
        self._putting_away = True
        self.cancel_saving()
        with self.prevent(TextArea.Changed):
            sheet.load_text("")
        saved = await self.act(command, said)
        if saved is None:
            with self.prevent(TextArea.Changed):
                sheet.load_text(text)
            sheet.move_cursor(sheet.document.end)
        self._known = sheet.text
        self._putting_away = False
        self._sure = False

    @on(LetterRow.Opened)
    def _opened(self, opened: LetterRow.Opened) -> None:
        letter = opened.row.record.data
        if isinstance(letter, Letter):
            day = opened.row.line.partition("  ")[0].capitalize()
            self.go("reading", words=[letter.text or ""], heading=day)

    @on(LetterRow.Burned)
    async def _burned(self, burned: LetterRow.Burned) -> None:
        """Burn a letter that was saved."""
        record = burned.row.record
        saved = await self.act(lambda: self.trainer.letters.burn_saved(record))
        if saved is not None:
            self.confirm(f"Burned. {saved.result}".rstrip())
            self.query_one(Sheet).focus()

    def journal_changed(self) -> None:
        """Letters may have been saved elsewhere, or undone: then they are on the sheet again."""
        self.redo(self._show_letters)
        if self._putting_away:
            return
        sheet, draft = self.query_one(Sheet), clean(self.trainer.drafts.load(LETTER_DRAFT))
        if not sheet.text.strip() and draft:
            with self.prevent(TextArea.Changed):
                sheet.load_text(draft)
            sheet.move_cursor(sheet.document.end)
            self._known = draft
