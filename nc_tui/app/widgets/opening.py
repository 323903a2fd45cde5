"""The ready list as it opens: a small sunrise over as many pieces as the list has items."""

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


def sunrise(items: int, width: int, height: int, *, few_signs: bool) -> tuple[Prose, ...]:
    """The sun, where a window has room for it, and the pieces: all heavy."""
    roomy = width >= ROOM
    bar = (" " if roomy else "").join(["━" * (WIDE if roomy else NARROW)] * items)
    words = bar if roomy else f"{bar} {items} of {items}"
    line = Prose(said((words, "$text-success")), classes="pieces")
    if not roomy or height < ROWS:
        return (line,)
    return Prose(said((HALF if few_signs else SUN, "$text-success")), classes="sun"), line
