"""Every private piece of Textual that the app uses, and which versions of Textual it is known to hold for.

Where the version is another one, the app goes without: pages open a little later, esc is answered a little
later, keys are read as Textual reads them. What must hold with every version, that an error shows no private
text, is built on public calls.

What comes in from the terminal is read more gently than Textual 8 does it. Its loop decodes strictly, so that
one byte outside UTF-8, from a paste or a terminal with another encoding, ends the app with an error. Here
such a byte becomes the sign for an unreadable letter. Its parser gives the characters of any escape sequence
that it doesn't know as keys, and raises on some that it half knows. Here it only gets whole ones that it
knows (``TerminalInput``). And it looks only ten times a second whether the key esc was more than the
beginning of another key, so that esc, the way back from everywhere, could be felt to lag. Here it looks as
soon as the time for the rest of another key is over. A terminal that is gone ends the app.
"""

import codecs
import os
import re
import select
import selectors
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import textual
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.css.query import NoMatches
from textual.events import ScreenResume
from textual.screen import Screen
from textual.widget import MountError

from nc_tui.app.keyboard import terminal_input, terminal_size
from nc_tui.wallclock import seconds

if TYPE_CHECKING:
    from textual.message import Message

FIRST_KNOWN, FIRST_UNKNOWN = (8, 2), (9, 0)
"""Versions from the first on, and before the second, have the private pieces used here."""
FRAMES_SHOWN = 8
"""Calls of a traceback that are shown at most."""
WIDTH_SHOWN = 100
"""Columns of a traceback."""
REST = 1.0
"""Seconds after which a sequence that has begun doesn't go on."""
GONE = 0.05
"""Seconds between two looks at a terminal that is gone, until the app has ended."""

_INSTALLED = re.compile(r"textual-([^-]+)\.dist-info")


def version() -> str:
    """Textual's version. It stands in the name of the folder that its installer leaves beside it; Textual
    itself reads it from a file in there, with the modules for e-mail and zip files."""
    told = vars(textual).get("__version__")
    return told if isinstance(told, str) else _version_beside(Path(textual.__file__).parents[1])


@cache
def _version_beside(folder: Path) -> str:
    try:
        names = [found[1] for path in folder.iterdir() if (found := _INSTALLED.fullmatch(path.name))]
    except OSError:
        names = []
    return names[0] if len(names) == 1 else textual.__version__


def is_known(version: str) -> bool:
    """Whether the private pieces hold for a version of Textual, such as ``8.2.8``. What isn't two numbers
    with a dot between them is unknown."""
    numbers = re.match(r"(\d+)\.(\d+)(?:\.|$)", version)
    return numbers is not None and FIRST_KNOWN <= (int(numbers[1]), int(numbers[2])) < FIRST_UNKNOWN


# -- pages ---------------------------------------------------------------------------------------------


async def mount_behind(app: App[None], name: str) -> Screen[object] | None:
    """Make an installed screen and all that is on it, without showing it; gives the screen. With an unknown
    version nothing happens and there is none: the screen is made when it is first shown.

    Textual mounts a screen only in order to show it; ``App._get_screen`` is the half of that wanted here.
    """
    if not is_known(version()):
        return None
    screen, mounted = app._get_screen(name)
    await mounted
    return screen


def lay_out_behind(screen: Screen[object]) -> None:
    """Lay out a screen that isn't seen, for the size there is, as it would be if it were. What that finds out
    about the sizes of what is on it may ask for another layout, which is done when this is called again. With
    an unknown version nothing happens: it is laid out when it is first seen.

    Textual lays out a screen only where it is seen, and draws it at once.
    """
    if not is_known(version()) or screen.is_current:
        return
    if screen.outer_size != screen.app.size:
        screen._refresh_layout(screen.app.size)
    elif screen._layout_required:
        screen._refresh_layout()
        screen._layout_required = False


def draw_behind(screen: Screen[object]) -> None:
    """Draw a screen that isn't shown, so that its lines are there when it is. With an unknown version nothing
    happens: it is drawn when it is first shown."""
    if is_known(version()) and not screen.is_current:
        screen._compositor.render_update(True)  # all of it, to nowhere


class DrawnOnce(Screen[object]):
    """A screen that is drawn once when it comes to the front.

    ``Screen._on_screen_resume`` lays it out where its size is new, which draws all of it, and then has all of
    it drawn again.
    """

    def _on_screen_resume(self, event: ScreenResume) -> None:
        if not is_known(version()):
            return
        event.prevent_default()
        size = self._size
        super()._on_screen_resume(event)
        if self._size != size and self.app.screen is self and not self.app._batch_count:
            self._repaint_required = False


class ToastsWhenWanted(App[None]):
    """An app whose pages get the place for Textual's own messages, such as the one on ctrl+c, with the first
    of them, and none for tooltips, which there are none of.

    Textual makes both on every page, and hides them once the page stands, which lays it out a second time.
    """

    def __init__(self) -> None:
        super().__init__()
        if is_known(version()):
            self._disable_tooltips = self._disable_notifications = True

    def _refresh_notifications(self) -> None:
        if self._notifications and self.screen_stack and is_known(version()):
            from textual.widgets._toast import ToastRack

            self._disable_notifications = False
            if self.screen.is_mounted and not self.screen.query(ToastRack):
                self.screen.mount(ToastRack(id="textual-toastrack"), before=0)
        super()._refresh_notifications()


def remove_alone(screen: Screen[object]) -> AwaitRemove | None:
    """Take away a screen that isn't shown any more, and nothing else. With an unknown version nothing happens
    and None comes back: Textual's own way then lays out and draws twice all of what is shown instead."""
    return screen.app._prune(screen) if is_known(version()) else None


class PrivateErrors(App[None]):
    """An app whose unforeseen errors are shown without the values of variables, which may be private.

    ``App._fatal_error`` prints them and has no setting against it. The name is private; what is called
    instead is public, so that it is never switched off.
    """

    def last_words(self) -> None:
        """What there is to do before the app ends on an error."""

    def _fatal_error(self) -> None:
        from rich.traceback import Traceback  # with all that it colours code with: only read when needed

        self.last_words()
        self.panic(Traceback(show_locals=False, width=WIDTH_SHOWN, max_frames=FRAMES_SHOWN))


class MayGo(Screen[object]):
    """A screen that may go while it answers a message: closed before it has come, or while something is being
    saved for it. What it then looks for on itself, and doesn't find, is no fault.

    Textual has no public way around all that answers a message; where the private one is another, such an
    error ends the app, as it does with any screen.
    """

    @property
    def has_gone(self) -> bool:
        """Whether it is no longer, or not yet, a part of the app."""
        raise NotImplementedError

    async def _on_message(self, message: "Message") -> None:
        try:
            await super()._on_message(message)
        except (NoMatches, MountError):
            if not self.has_gone:
                raise


# -- keys ----------------------------------------------------------------------------------------------


def read_gently() -> None:
    """Let the driver of this system read its input so. With an unknown version it is left as it is."""
    if not is_known(version()):
        return
    from textual import constants

    rest = constants.ESCAPE_DELAY
    # The parser gets an ESC by itself only once that is a key.
    constants.ESCAPE_DELAY = 0  # type: ignore[misc]
    if sys.platform == "win32":
        from textual.drivers import win32

        win32.XTermParser = gentle_parser(rest)
        return
    from textual.drivers import linux_driver

    Attentive.rest = rest
    linux_driver.XTermParser = gentle_parser(rest)  # type: ignore[assignment, attr-defined]
    linux_driver.getincrementaldecoder = tolerant  # type: ignore[assignment, attr-defined]
    linux_driver.selectors = SimpleNamespace(  # type: ignore[assignment, attr-defined]
        SelectSelector=Attentive, SelectorKey=selectors.SelectorKey, EVENT_READ=selectors.EVENT_READ
    )
    linux_driver.LinuxDriver._get_terminal_size = lambda _driver: terminal_size()  # type: ignore[assignment]
    # Ask also for the key's place on a US keyboard, which letters of another script are known by.
    linux_driver.KITTY_REPORT_ALL_KEYS |= linux_driver.KITTY_REPORT_ALTERNATE_KEYS  # type: ignore[misc]


def tolerant(encoding: str) -> "type[codecs.IncrementalDecoder]":
    """The usual decoder, which passes on what it can't read for ``TerminalInput`` to judge."""
    usual = codecs.getincrementaldecoder(encoding)

    class Tolerant(usual):  # type: ignore[misc, valid-type]
        """One that takes every byte."""

        def __init__(self) -> None:
            super().__init__("surrogateescape")

    return Tolerant


class Attentive(selectors.SelectSelector):
    """Waits, after something came in, only as long as the rest of a key's sequence may take."""

    rest = 0.0
    """Seconds for the rest of a key."""
    _came = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What came in, after ``timeout`` seconds at most."""
        found = super().select(self.rest if self._came else timeout)
        self._came = bool(found)
        if found and any(_is_gone(key.fd) for key, _ in found):
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(GONE)
            return []
        return found


def _is_gone(fd: int) -> bool:
    """Whether the terminal behind ``fd`` has been closed, so that nothing will ever come from it."""
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    return any(events & select.POLLHUP for _, events in poll.poll(0))


def gentle_parser(rest: float) -> type:
    """Textual's parser, which gets whole pieces only, each by itself; ``rest`` is the time, in seconds, that
    the rest of a key may take."""
    from textual._xterm_parser import XTermParser

    class GentleParser(XTermParser):
        """One that ``terminal_input`` reads for."""

        _came_at = 0.0

        def feed(self, data: str) -> "Iterable[Message]":
            """What ``data`` means; empty data ends it."""
            if not data:
                return super().feed(data)
            self._came_at = seconds()
            return self._read(terminal_input.feed(data))

        def tick(self) -> "Iterable[Message]":
            """What it means that nothing more has come."""
            waited = seconds() - self._came_at
            if terminal_input.lone and waited >= rest:
                yield from self._read(terminal_input.after_a_moment())
            elif terminal_input.waiting and waited >= REST:
                yield from self._read(terminal_input.after_a_while())

        def _read(self, pieces: list[str]) -> "Iterator[Message]":
            for piece in pieces:
                yield from super().feed(piece)
                yield from super().tick()

    return GentleParser
