"""The sun on a line, in braille: decoration on two pages, which means nothing. It is left out where there is
little room, and where the font lacks braille."""

from textual.content import Content

from nc_tui.app.widgets.prose import Part, said

LEAST = (70, 24)
"""Columns and rows from which there is room for it."""
WIDTH = 16
SETTING = (
    "   ⢀⣠⣴⣶⣶⣶⣶⣦⣄⡀",
    " ⢀⣴⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣦⡀",
    "⢀⣾⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣷⡀",
    "⢸⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⡇",
)
REFLECTION = ("  ⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒", "    ⠉⠉⣉⣉⣉⣉⠉⠉")
RISING = SETTING[:3]


def has_room(width: int, height: int, *, few_signs: bool) -> bool:
    """Whether a window has room for the sun, and its font the signs."""
    return width >= LEAST[0] and height >= LEAST[1] and not few_signs


def sun(width: int, *, line: int, reflected: bool = False) -> Content:
    """The sun in the middle of ``width`` cells, on a horizon of ``line`` cells; ``reflected`` below it."""
    left, side = " " * ((width - WIDTH) // 2), " " * ((width - line) // 2)
    parts: list[Part] = [(f"{left}{row}\n", "$sun") for row in (SETTING if reflected else RISING)]
    parts.append((f"{side}{'─' * line}", "$line"))
    if reflected:
        parts += [(f"\n{left}{row}", "$sun") for row in REFLECTION]
    return said(*parts)
