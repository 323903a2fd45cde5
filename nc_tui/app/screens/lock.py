"""The lock: how it is, and turning it on and off. Nothing that is typed here is kept anywhere."""

import asyncio
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar, assert_never

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.fields import Field, Secret
from nc_tui.app.widgets.how_far import HowFar
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.wording import count
from nc_tui.trainer.errors import FOR_PEOPLE
from nc_tui.trainer.locking import LockStatus, NewKey, Opened, WrongSecretError

T = TypeVar("T")

OFF = (
    "The lock is off",
    "Whoever gets at this disk, or at the folder that is synced, can read the journal.",
    "With a passphrase, nobody reads the journal, the drafts or this machine's backups without it. It is "
    "asked for when nc-tui opens. Settings, exercises of your own and what was exported stay plain.",
)
ON = (
    "The lock is on",
    "What you write is encrypted, and nc-tui asks for the passphrase when it opens.",
    "“Lock when idle” in Settings closes it after some minutes without a key.",
)
RECOVERY = (
    "It opens the journal where the passphrase is forgotten, and it isn't shown again. Write it on paper, "
    "and put that where your papers are. Without either, nobody can open the journal."
)
ONCE_MORE = (
    "Other programs may have copies, and deleted files can stay on a disk for a while. Close nc-tui "
    "elsewhere."
)
UNCHANGED = "Nothing was changed."


class Ask(NamedTuple):
    """A line to type; what is typed goes on once ``check`` finds nothing wrong with it."""

    text: str
    hint: str = ""
    check: Callable[[str], str | None] = lambda _given: None
    secret: bool = True
    above: tuple[Widget, ...] = ()


class Slow(NamedTuple):
    """What takes a second or two, in which nothing else is drawn; that is said before it begins."""

    work: Callable[[], object]


class Bring(NamedTuple):
    """What is done file by file while a bar shows how far it is; gives the files that couldn't be read."""

    act: Callable[[Callable[[int, int], None]], tuple[Path, ...]]


Act: TypeAlias = Generator[Ask | Slow | Bring, Any, T]
"""What somebody does here, step by step: each step gives back what was typed, or what came of it."""


class LockPage(OverlayPage):
    """How it is; each act asks for what it needs, one line after another."""

    BINDINGS = [
        Binding("o", "turn_on", "turn it on"),
        Binding("g", "go_on", "go on"),
        Binding("c", "change", "another passphrase"),
        Binding("f", "forgotten", "it is forgotten"),
        Binding("r", "renew", "another recovery key"),
        Binding("x", "turn_off", "turn it off"),
    ]
    DEFAULT_CSS = """
    LockPage Input { margin: 0 2; max-width: 72; background: $surface; }
    """

    def compose_body(self) -> ComposeResult:
        self.status: LockStatus | None = None
        self.the_lock = self.trainer.locking.lock
        self._act: Act[str] | None = None
        self._question: Ask | None = None
        self._bringing = False
        self._left: tuple[Path, ...] = ()
        yield Column(id="lock")
        yield HowFar()

    def on_mount(self) -> None:
        self.redo(self._show)

    async def _show(self) -> None:
        """How it is, and what can be done."""
        try:
            self.status = await asyncio.to_thread(self.the_lock.status)
        except FOR_PEOPLE as problem:
            self.warn(str(problem))
            return
        await self._lay(*self._lines(self.status))
        if rows := list(self.query(KeyRow)):
            rows[0].focus()
        self.refresh_bindings()

    def _lines(self, status: LockStatus) -> Iterator[Widget]:
        heading, first, then = ON if status.on else OFF
        yield Prose(said((heading, "bold")), classes="block")
        yield Prose(first, classes="block")
        yield Prose(then, classes="block soft")
        if status.on:
            yield from self._rows_on(status)
        else:
            yield from self._rows_off(status)
        for path in status.damaged:
            line = f"{path} is damaged or missing. Opening the journal brings it back from its copy."
            yield Prose(line, classes="block")
        for path in self._left:
            yield Prose(f"{path} can't be read, so it stays as it is.", classes="block")

    def _rows_on(self, status: LockStatus) -> Iterator[Widget]:
        if status.waiting > 0:
            files = count(status.waiting, "file")
            yield KeyRow("g", f"{files} of this machine still to be encrypted: go on", "screen.go_on")
        yield KeyRow("c", "choose another passphrase", "screen.change")
        yield KeyRow("f", "the passphrase is forgotten, and the recovery key is here", "screen.forgotten")
        yield KeyRow("r", "make another recovery key", "screen.renew")
        yield KeyRow("x", "turn it off: everything becomes plain", "screen.turn_off")
        if status.foreign > 0:
            months = count(status.foreign, "month")
            yield Prose(f"{months} of other machines still plain: run nc-tui there.", classes="block soft")

    def _rows_off(self, status: LockStatus) -> Iterator[Widget]:
        if not status.has_key:
            yield KeyRow("o", "turn it on, with a passphrase", "screen.turn_on")
            return
        if status.waiting > 0:
            files = count(status.waiting, "file")
            yield KeyRow("g", f"{files} of this machine still encrypted: go on", "screen.go_on")
        yield KeyRow("o", "turn it on again, with the passphrase there is", "screen.turn_on")
        if status.encrypted and status.foreign > 0:
            yield Prose(
                "Some months are still encrypted, so the passphrase is asked for: run nc-tui on every "
                "machine.",
                classes="block soft",
            )

    async def _lay(self, *widgets: Widget) -> None:
        place = self.query_one("#lock", Column)
        async with self.batch():
            await place.remove_children()
            await place.mount_all(widgets)

    # -- acting --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        status = self.status
        match action:
            case "turn_on":
                return self._may_act and status is not None and not status.on
            case "change" | "forgotten" | "renew" | "turn_off":
                return self._may_act and status is not None and status.on
            case "go_on":
                return self._may_act and status is not None and status.waiting > 0
        return super().check_action(action, parameters)

    @property
    def _may_act(self) -> bool:
        return self.status is not None and self._act is None

    def action_turn_on(self) -> None:
        self._begin(self._turn_on())

    def action_turn_off(self) -> None:
        self._begin(self._turn_off())

    def action_change(self) -> None:
        self._begin(self._change(self._opened()))

    def action_forgotten(self) -> None:
        self._begin(self._change(self._recovered()))

    def action_renew(self) -> None:
        self._begin(self._renew())

    def action_go_on(self) -> None:
        self._begin(self._go_on())

    def _begin(self, act: Act[str]) -> None:
        if not self._may_act:
            return
        self._act, self._question = act, None
        self.refresh_bindings()
        self.redo(self._next, group="act")

    async def _next(self, given: object = None) -> None:
        """Goes on with the act, as far as the next question; with what was typed, or came of a step."""
        act = self._act
        if act is None:
            return
        done = ""
        try:
            step = act.send(given)
            while not isinstance(step, Ask):
                try:
                    came = await self._did(step)
                except WrongSecretError as problem:
                    step = act.throw(problem)
                else:
                    step = act.send(came)
            self._question = step
            await self._lay_question(step)
            return
        except StopIteration as end:
            done = end.value
        except FOR_PEOPLE as problem:
            self.warn(str(problem))
        self._act = None
        await self._show()
        if done:
            self.confirm(done)

    async def _did(self, step: Slow | Bring) -> object:
        match step:
            case Slow():
                self.tell(("One moment …", "$text-muted"))
                await self._drawn()
                came = await asyncio.to_thread(step.work)
                self.tell()
                return came
            case Bring():
                return await self._brought(step)
            case _:
                assert_never(step)

    async def _brought(self, step: Bring) -> bool:
        await self._lay(Prose("Month by month; what is done stays done.", classes="block soft"))
        self._bringing = True
        with self.query_one(HowFar).looking() as told:
            saved = await self.act(lambda: step.act(told))
        self._bringing = False
        if saved is not None:
            self._left = saved.result
        return saved is not None

    async def _drawn(self) -> None:
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        await drawn.wait()

    async def _lay_question(self, asked: Ask) -> None:
        field = Secret() if asked.secret else Field()
        below = [Prose(asked.hint, classes="block soft")] if asked.hint else []
        await self._lay(*asked.above, Prose(asked.text, classes="block"), field, *below)
        field.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        asked = self._question
        if asked is None or not event.value:
            return
        problem = asked.check(event.value)
        if problem is None:
            given, self._question = event.value, None
            self.redo(lambda: self._next(given), group="act")
        else:
            self.warn(problem)
            event.input.value = ""

    def action_close(self) -> None:
        """A question is left first; what is being encrypted goes on when the page is left."""
        if self._question is not None:
            self._act = self._question = None
            self.tell((UNCHANGED, "$text-muted"))
            self.redo(self._show)
        elif self._bringing:
            self.warn("It is being brought over, and that takes a moment. What is done stays done.")
        else:
            super().action_close()

    # -- what each asks for --------------------------------------------------------------------------

    def _turn_on(self) -> Act[str]:
        key: NewKey | Opened
        if self.the_lock.has_key:
            key = yield from self._opened()
        else:
            words = yield from self._new_passphrase()
            new: NewKey = yield Slow(lambda: self.the_lock.new_key(words))
            yield from self._write_down(new.recovery)
            key = new
        done = yield Bring(lambda told: self.trainer.locking.turn_on(key, told))
        return f"The lock is on.  {ONCE_MORE}" if done else ""

    def _turn_off(self) -> Act[str]:
        key = yield from self._opened()
        done = yield Bring(lambda told: self.trainer.locking.turn_off(key, told))
        return "The lock is off: everything is plain." if done else ""

    def _change(self, opened: Act[Opened]) -> Act[str]:
        key = yield from opened
        words = yield from self._new_passphrase()
        done = yield Bring(lambda told: self.trainer.locking.change(key, words, told))
        return "The new passphrase counts now." if done else ""

    def _renew(self) -> Act[str]:
        key = yield from self._opened()
        fresh = self.the_lock.renew_recovery(key)
        yield from self._write_down(fresh.words)
        done = yield Bring(lambda told: self.trainer.locking.keep(fresh, key, told))
        return "The new recovery key counts now, and the one before no longer." if done else ""

    def _go_on(self) -> Act[str]:
        done = yield Bring(self.trainer.locking.go_on)
        if not done:
            return ""
        return "All is encrypted." if self.the_lock.is_on else "This machine's files are plain."

    def _opened(self) -> Act[Opened]:
        """The keys, by their passphrase; where two machines have made one each, by one after the other."""
        found: Opened | None = None
        while found is None or found.closed:
            words = yield Ask("The passphrase" if found is None else "The other machine's passphrase")
            now = yield from self._tried(words, recovery=False)
            if now is not None:
                found = now if found is None else found.with_(now)
        return found

    def _recovered(self) -> Act[Opened]:
        """The keys, by the recovery key; where another machine has made one, by that one's too, or by its
        passphrase."""
        found: Opened | None = None
        while found is None or found.closed:
            if found is None:
                words = yield Ask("The recovery key", check=self.the_lock.slip_in, secret=False)
                recovery = True
            else:
                words = yield Ask("The other machine's recovery key, or passphrase")
                recovery = self.the_lock.slip_in(words) is None
            now = yield from self._tried(words, recovery=recovery)
            if now is not None:
                found = now if found is None else found.with_(now)
        return found

    def _tried(self, words: str, *, recovery: bool) -> Act[Opened | None]:
        try:
            found: Opened = yield Slow(lambda: self.the_lock.open(words, recovery=recovery))
        except WrongSecretError as problem:
            self.warn(f"{problem} Try again, or leave with esc.")
            return None
        return found

    def _new_passphrase(self) -> Act[str]:
        hint = "At least 8 letters. Four or five words by chance are good, and easy to type."
        words: str = yield Ask("A new passphrase", hint, self.the_lock.problem_with)
        differ = "They differ. Try again, or leave with esc."
        yield Ask("The same once more", check=lambda again: None if again == words else differ)
        return words

    def _write_down(self, recovery: str) -> Act[None]:
        def check(typed: str) -> str | None:
            there = self.the_lock.is_end_of(typed, recovery)
            return None if there else "They differ. Compare with the line above."

        question = "Once it is written down, type its last four letters"
        above = (
            Prose(said(("Recovery key\n\n", "bold"), (recovery, "bold $text-accent")), classes="block"),
            Prose(RECOVERY, classes="block soft"),
        )
        yield Ask(question, check=check, secret=False, above=above)
