"""Every exercise as a mark: what was expected goes to the right, how it was goes up. On the dots that rise to
the right it was as expected; below them, easier. The fuller a mark, the more often it came."""

from collections.abc import Mapping

from textual.content import Content

from nc_tui.app.widgets.prose import said, together

LEFT, STEP, TOP = 4, 3, 10
"""Cells before the axis, cells of a point to the right, and the highest rating."""
WIDTH = LEFT + STEP * TOP + 1
MARKS = ("⠶", "⠿", "⣿")
PLAIN_MARKS = ("░", "▒", "█")
OFTEN = (1, 3)
"""Times up to which a mark is thin, and middling."""


def scatter(dots: Mapping[tuple[int, int], int], *, few_signs: bool) -> list[Content]:
    """Fourteen lines of WIDTH cells."""
    marks = PLAIN_MARKS if few_signs else MARKS
    lines = [said(("felt".ljust(WIDTH), "$text-muted"))]
    for felt in range(TOP, -1, -1):
        cells: list[tuple[str, str]] = [(" ", "")] * (STEP * TOP + 1)
        cells[felt * STEP] = ("·", "$faint")
        for expected in range(TOP + 1):
            times = dots.get((expected, felt), 0)
            if times > 0:
                mark = marks[sum(times > most for most in OFTEN)]
                cells[expected * STEP] = (mark, "$foreground" if felt > expected else "$lit")
        label = str(felt) if felt in (0, TOP) else ""
        axis = "└" if felt == 0 else "│"
        lines.append(said((f"{label:>{LEFT - 1}}{axis}", "$text-muted")) + together(cells))
    lines.append(said((" " * LEFT + f"0{'expected':^{STEP * TOP - 2}}{TOP}", "$text-muted")))
    lines.append(said((" " * LEFT + "below the dots, it was easier".ljust(STEP * TOP + 1), "$text-muted")))
    return lines
