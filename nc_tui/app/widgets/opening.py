"""The ready list as it opens: a small sunrise over as many pieces as the list has items."""

from nc_tui.app.widgets.prose import Prose, said

ROOM = 60
"""Cells below which there is no sun."""
SUN = """\
                 ⢀⣀⣤⠤⠤⠤⠤⣤⣀⡀
              ⣠⠔⠊⠉   ⣀⣀   ⠉⠑⠢⣄
            ⡴⠋  ⣠⠴⠚⠉⠉⠉⠉⠉⠉⠓⠦⣄  ⠙⢦
          ⢠⠞ ⢀⡴⠋ ⢀⣠⠤⠖⠒⠒⠲⠤⣄⡀ ⠙⢦⡀ ⠳⡄
         ⢠⠏ ⢠⠎ ⢀⡴⠋  ⢀⣀⣀⡀  ⠙⢦⡀ ⠱⡄ ⠹⡄
         ⡞  ⡏ ⢀⠎  ⣠⣾⣿⣿⣿⣿⣷⣄  ⠱⡀ ⢹  ⢳
        ⢠⡇ ⢸⠁ ⣸  ⢸⣿⣿⣿⣿⣿⣿⣿⣿⡇  ⣇ ⠈⡇ ⢸⡄"""
WIDE, NARROW = 4, 1
"""Cells for a piece."""


def sunrise(items: int, width: int, *, plain: bool) -> tuple[Prose, ...]:
    """The sun, where there is room for it and the terminal has the signs, and the pieces: all heavy."""
    roomy = width >= ROOM
    bar = (" " if roomy else "").join(["━" * (WIDE if roomy else NARROW)] * items)
    words = bar if roomy else f"{bar} {items} of {items}"
    line = Prose(said((words, "$text-success")), classes="pieces")
    return (Prose(said((SUN, "$text-success")), classes="sun"), line) if roomy and not plain else (line,)
