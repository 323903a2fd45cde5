"""Backups: those that this machine has made, and what one would bring back."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.worker import WorkType

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.whole_journal import not_whole
from nc_tui.app.widgets.how_far import HowFar
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.wording import MONTHS, count, near_day
from nc_tui.trainer.backups import BackupLine, InBackup
from nc_tui.trainer.errors import FOR_PEOPLE
from nc_tui.trainer.views.arriving import AUTOMATIC, KEPT, brings, damaged, would_add

T = TypeVar("T")

INTRO = f"{AUTOMATIC} {KEPT} Bringing one back adds what is missing, and changes nothing that is there."
DAY_COLUMN = 34
SIZE_COLUMN = 12


class ReadingPage(OverlayPage):
    """What both pages do: ask the disk, and not on the screen's thread."""

    async def asked(self, question: Callable[[], T]) -> T | None:
        """What the disk says; where it can't, the page says why, and None comes back."""
        try:
            return await asyncio.to_thread(question)
        except FOR_PEOPLE as problem:
            self.warn(str(problem))
            return None


class BackupRow(Row):
    """A backup; enter shows what it would bring."""

    BINDINGS = [Binding("enter", "open", "look into it")]

    class Opened(Message):
        """It is to be looked into."""

        def __init__(self, line: BackupLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, line: BackupLine, called: str) -> None:
        super().__init__()
        self.line = line
        self.called = called

    def words(self, width: int) -> Content:
        """``Thu 26 Nov                         1,204 kB   3 records would be added``."""
        size = f"{max(1, self.line.size >> 10):,} kB"
        words = brings(self.line)
        beside = width >= DAY_COLUMN + SIZE_COLUMN + len(words)
        first = self.called.ljust(DAY_COLUMN) + size.rjust(SIZE_COLUMN - 3) + "   "
        style = "" if self.line.brings else "$text-muted"
        return said(first if beside else f"{self.called}   {size}\n", (words, style))

    def action_open(self) -> None:
        self.post_message(self.Opened(self.line))

    def on_click(self) -> None:
        self.focus()
        self.action_open()


class BackupsPage(ReadingPage):
    """The list."""

    BINDINGS = [Binding("b", "back_up", "back up now")]

    def compose_body(self) -> ComposeResult:
        yield Prose("Backups", classes="heading")
        yield Prose(INTRO, classes="block soft")
        yield KeyRow("b", "back up now", "screen.back_up")
        yield Column(Prose("Looking at what they have …", classes="block soft"), id="backups")

    def on_mount(self) -> None:
        self.query(KeyRow).first().focus()
        self.redo(self._show)

    def journal_changed(self) -> None:
        self.redo(self._show)

    async def _show(self) -> None:
        lines = await self.asked(self.trainer.backups.lines)
        place = self.query_one("#backups", Column)
        chosen = self.focused.line.path if isinstance(self.focused, BackupRow) else None
        async with self.batch():
            await place.remove_children()
            if lines:
                await place.mount_all([BackupRow(line, self._called(line)) for line in lines])
            elif lines is not None:
                await place.mount(Prose("There are none yet.", classes="block soft"))
        again = [row for row in self.query(BackupRow) if row.line.path == chosen]
        if again:
            again[0].focus()

    def _called(self, line: BackupLine) -> str:
        if line.made is None:
            return line.path.name
        day = near_day(line.made.date(), self.trainer.today)
        if line.is_before:
            return f"{day} {line.made:%H:%M}, before a change"
        return f"{day}, once more" if line.is_beside else day

    async def action_back_up(self) -> None:
        """Make today's anew."""
        saved = await self.act(self.trainer.backups.make)
        if saved is not None:
            problem = not_whole(saved.result)
            if problem:
                self.warn(f"Backed up{problem}.")
            else:
                self.confirm("Backed up, as everything is now.")
            self.redo(self._show)

    @on(BackupRow.Opened)
    def _open(self, opened: BackupRow.Opened) -> None:
        if opened.line.brings is None:
            self.warn(f"{opened.line.path.name} can't be read. Choose another one.")
        else:
            self.go("backup", path=opened.line.path, called=self._called(opened.line))


class BackupPage(ReadingPage):
    """What one has that isn't here; ``a`` brings it back."""

    BINDINGS = [Binding("a", "bring_back", "bring it back")]

    def __init__(self, path: Path, called: str) -> None:
        super().__init__()
        self.path = path
        self.called = called
        self.found: InBackup | None = None
        self._bringing = False

    def compose_body(self) -> ComposeResult:
        yield Prose(said("Backup  ", (self.called, "not bold $text-muted")), classes="heading")
        yield Column(Prose("Looking at what it has …", classes="block soft"), id="backup")
        yield HowFar()

    def on_mount(self) -> None:
        self.redo(self._show)

    async def _show(self) -> None:
        self.found = await self.asked(lambda: self.trainer.backups.look_into(self.path))
        place = self.query_one("#backup", Column)
        async with self.batch():
            await place.remove_children()
            if self.found is not None:
                await place.mount_all(list(self._rows(self.found)))
        for row in self.query(KeyRow):
            row.focus()
        self.refresh_bindings()

    def _rows(self, found: InBackup) -> Iterator[Prose]:
        arrival = found.arrival
        yield Prose(would_add(arrival), classes="block")
        if arrival.count > 0:
            yield Prose(
                "\n".join(
                    f"{MONTHS[month.month - 1]} {month.year}   {len(documents):>5,}"
                    for month, documents in arrival.documents.items()
                ),
                classes="block",
            )
            yield KeyRow(
                "a", "bring back what is missing; what is here is backed up first", "screen.bring_back"
            )
        for broken in (*arrival.broken, *(f"{name}: it is encrypted" for name in found.locked)):
            yield Prose(broken, classes="block soft")
        if words := damaged(arrival):
            yield Prose(words, classes="block soft")

    # -- bringing it back --------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "bring_back":
            return self.found is not None and self.found.arrival.count > 0 and not self._bringing
        return super().check_action(action, parameters)

    def action_bring_back(self) -> None:
        """Bring back what is missing; how far it is shows meanwhile."""
        found = self.found
        if found is not None and not self._bringing:
            self._bringing = True
            self.refresh_bindings()
            # It goes on where the page is left meanwhile, and is said on the page that is in front then.
            work: WorkType[None] = partial(self._bring_back, found)
            self.app.run_worker(work, group="bring back")

    async def _bring_back(self, found: InBackup) -> None:
        came = f"Saved. {count(found.arrival.count, 'record')} brought back."
        with self.query_one(HowFar).looking() as told:
            saved = await self.act(lambda: self.trainer.backups.restore(found, told), came)
        self._bringing = False
        if not self.is_there:
            return
        if saved is not None:
            self.redo(self._show)
        self.refresh_bindings()
