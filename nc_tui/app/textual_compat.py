"""Every private piece of Textual that the app uses, and which versions of Textual it is known to hold for.

Where the version is another one, the app goes without: pages open a little later, and that is all. What must
hold with every version, that an error shows no private text, is built on public calls.
"""

import re

import textual
from rich.traceback import Traceback
from textual.app import App
from textual.screen import Screen

FIRST_KNOWN, FIRST_UNKNOWN = (8, 2), (9, 0)
"""Versions from the first on, and before the second, have the private pieces used here."""
FRAMES_SHOWN = 8
"""Calls of a traceback that are shown at most."""
WIDTH_SHOWN = 100
"""Columns of a traceback."""


def is_known(version: str) -> bool:
    """Whether the private pieces hold for a version of Textual, such as ``8.2.8``. What isn't two numbers
    with a dot between them is unknown."""
    numbers = re.match(r"(\d+)\.(\d+)(?:\.|$)", version)
    return numbers is not None and FIRST_KNOWN <= (int(numbers[1]), int(numbers[2])) < FIRST_UNKNOWN


async def mount_behind(app: App[None], name: str) -> Screen[object] | None:
    """Make an installed screen and all that is on it, without showing it; gives the screen. With an unknown
    version nothing happens and there is none: the screen is made when it is first shown.

    Textual mounts a screen only in order to show it; ``App._get_screen`` is the half of that wanted here.
    """
    if not is_known(textual.__version__):
        return None
    screen, mounted = app._get_screen(name)
    await mounted
    return screen


class PrivateErrors(App[None]):
    """An app whose unforeseen errors are shown without the values of variables, which may be private.

    ``App._fatal_error`` prints them and has no setting against it. The name is private; what is called
    instead is public, so that it is never switched off.
    """

    def last_words(self) -> None:
        """What there is to do before the app ends on an error."""

    def _fatal_error(self) -> None:
        self.last_words()
        self.panic(Traceback(show_locals=False, width=WIDTH_SHOWN, max_frames=FRAMES_SHOWN))
