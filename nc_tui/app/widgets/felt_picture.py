"""Expected against felt, by stakes and by skill: ● it was, ○ expected, from 0 to 10 on one line."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.expectation import Expectation, Means

NAME, NUMBERS = 15, 16
"""Cells of a name, and of the numbers behind a line."""
SCALES = (41, 21)
"""Cells from 0 to 10, the widest that fits."""
TICKS = 6
TWO_FROM = 2 * (NAME + SCALES[1] + NUMBERS) + 2
"""Cells from which stakes and skills stand side by side."""


class FeltPicture(Prose, can_focus=True):
    """The rows of which there is enough to say. In a narrow window the numbers alone."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.expectation = Expectation()
        self.titles: dict[str, str] = {}

    def show(self, expectation: Expectation, titles: dict[str, str]) -> None:
        """Show what there is now; ``titles`` are the skills'."""
        self.expectation, self.titles = expectation, titles
        self.refresh(layout=True)

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """The rows for so many cells."""
        stakes = [(one.name, "$text-muted", one) for one in self.expectation.stakes]
        skills = [
            (self.titles.get(one.name, one.name), hue(one.name), one) for one in self.expectation.skills
        ]
        if width >= TWO_FROM:
            room = (width - 2) // 2
            left, right = self._rows(stakes, room), self._rows(skills, room)
            blank = said(" " * room)
            lines = []
            for row in range(max(len(left), len(right))):
                one = left[row] if row < len(left) else blank
                other = right[row] if row < len(right) else said("")
                lines.append(one + said(" " * (room + 2 - one.cell_length)) + other)
            return Content("\n").join(lines)
        between = [said("")] if stakes and skills else []
        return Content("\n").join(
            [*self._rows(stakes, width), *between, *self._rows(skills, width, head=False)]
        )

    def _rows(
        self, rows: Sequence[tuple[str, str, Means]], width: int, *, head: bool = True
    ) -> list[Content]:
        scale = next((cells for cells in SCALES if NAME + cells + NUMBERS <= width), 0)
        if not rows:
            return []
        lines: list[Content] = []
        if head and scale:
            ends = "0 calm" + "10 very tense".rjust(scale - 6)
            lines.append(said((" " * NAME + ends, "$text-muted")))
        for name, colour, one in rows:
            numbers = f"{one.expected:>4.1f} → {one.felt:.1f}"
            count = f"{one.times:,}×".rjust(NUMBERS - 1 - len(numbers))
            parts: list[Part] = [(f"{name:>{NAME - 2}}  ", colour)]
            if scale:
                parts += [*line_of(one, scale), " "]
            parts += [numbers, (count, "$text-muted")]
            lines.append(said(*parts))
        return lines


def line_of(one: Means, scale: int) -> list[Part]:
    """``·   ●━━━○   ·``: thin where it was harder than expected; in one cell both are ◉."""
    cells: list[tuple[str, str]] = [
        ("·", "$faint") if place % ((scale - 1) // (TICKS - 1)) == 0 else (" ", "") for place in range(scale)
    ]
    expected, felt = (round(value / 10 * (scale - 1)) for value in (one.expected, one.felt))
    for place in range(min(expected, felt) + 1, max(expected, felt)):
        cells[place] = ("─", "$text-muted") if felt > expected else ("━", "$lit")
    cells[expected] = ("○", "$foreground")
    cells[felt] = ("◉", "$foreground") if expected == felt else ("●", "$foreground")
    return [*cells]
