"""The ready list as it opens: a small sunrise over as many pieces as the list has items."""

from textual.content import Content
from textual.timer import Timer

from nc_tui.app.widgets.prose import Prose, said

ROOM, ROWS = 60, 22
"""Cells and rows of the window below which there is no sun."""
SUN = """\
                         ⢀⣀⣤⠤⠤⠤⠤⣤⣀⡀
                      ⣠⠔⠊⠉   ⣀⣀   ⠉⠑⠢⣄
                    ⡴⠋  ⣠⠴⠚⠉⠉⠉⠉⠉⠉⠓⠦⣄  ⠙⢦
                  ⢠⠞ ⢀⡴⠋ ⢀⣠⠤⠖⠒⠒⠲⠤⣄⡀ ⠙⢦⡀ ⠳⡄
                 ⢠⠏ ⢠⠎ ⢀⡴⠋  ⢀⣀⣀⡀  ⠙⢦⡀ ⠱⡄ ⠹⡄
                 ⡞  ⡏ ⢀⠎  ⣠⣾⣿⣿⣿⣿⣷⣄  ⠱⡀ ⢹  ⢳
                ⢠⡇ ⢸⠁ ⣸  ⢸⣿⣿⣿⣿⣿⣿⣿⣿⡇  ⣇ ⠈⡇ ⢸⡄"""
HALF = """\
                          ▄▄████▄▄
                       ▄████████████▄
                      ▄██████████████▄
                      ████████████████"""
"""The sun of a font that has no braille, such as the Linux console's."""
WIDE, NARROW = 4, 1
"""Cells for a piece."""


FILLS_IN = 0.4
"""Seconds in which the pieces fill, once."""


class Pieces(Prose):
    """A piece for each item. They are heavy from the first moment on where nothing moves; else they fill from
    the left once somebody sees them."""

    def __init__(self, items: int, *, roomy: bool) -> None:
        super().__init__(classes="pieces")
        self.items = items
        self.roomy = roomy
        self.filled = items
        self._filling: Timer | None = None

    def fill(self) -> None:
        """Fill them, where the terminal wants any motion."""
        if self.app.animation_level != "none" and self.items > 0:
            self.filled = 0
            # A timer counts what came too late, and leaves it out: of so many times some would stay light.
            self._filling = self.set_interval(FILLS_IN / self.items, self._one_more)
            self.refresh()

    def _one_more(self) -> None:
        self.filled = min(self.filled + 1, self.items)
        self.refresh()
        if self.filled == self.items and self._filling is not None:
            self._filling.stop()

    def render(self) -> Content:
        """``━━━━ ━━━━ ────``; in a narrow window with their number."""
        piece, gap = ("━" * WIDE, " ") if self.roomy else ("━" * NARROW, "")
        bar = [said((piece, "$done")) for _ in range(self.filled)]
        bar += [said((piece.replace("━", "─"), "$faint")) for _ in range(self.items - self.filled)]
        words = "" if self.roomy else f" {self.items} of {self.items}"
        return said(gap).join(bar) + said((words, "$done"))


def sunrise(items: int, width: int, height: int, *, few_signs: bool) -> tuple[Prose, ...]:
    """The sun, where a window has room for it, and the pieces."""
    roomy = width >= ROOM
    pieces = Pieces(items, roomy=roomy)
    if not roomy or height < ROWS:
        return (pieces,)
    return Prose(said((HALF if few_signs else SUN, "$done")), classes="sun"), pieces
