"""Expected against felt, by stakes and by skill: ● it was, ○ expected, from 0 to 10 on one line."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.scatter import WIDTH, scatter
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.expectation import Expectation, Means

NAME, NUMBERS = 15, 16
"""Cells of a name, and of the numbers behind a line."""
SCALES = (41, 21)
"""Cells from 0 to 10, the widest that fits."""
TICKS = 6
GAP = 2
TWO_FROM = 2 * (NAME + SCALES[1] + NUMBERS) + GAP
THREE_FROM = TWO_FROM + GAP + WIDTH
"""Cells from which stakes and skills stand side by side, and from which every exercise is a mark beside
them."""
RowOf = tuple[str, str, Means]
"""A row's name, the colour of that, and its means."""


class FeltPicture(Prose, can_focus=True):
    """The rows of which there is enough to say; in a wide window every exercise as a mark beside them. In a
    narrow one the numbers alone."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.expectation = Expectation()
        self.titles: Mapping[str, str] = {}
        self.below = ""
        self.few_signs = False
        self.by_person = False

    def show(
        self, expectation: Expectation, titles: Mapping[str, str], below: str, *, few_signs: bool
    ) -> None:
        """Show what there is now; ``titles`` are the skills', ``below`` is said of the stakes."""
        self.expectation, self.titles, self.below, self.few_signs = expectation, titles, below, few_signs
        self.refresh(layout=True)

    def turn(self) -> None:
        """Show people in place of stakes, or stakes again."""
        self.by_person = not self.by_person
        self.refresh(layout=True)

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """The rows for so many cells."""
        found = self.expectation
        first = found.people if self.by_person else found.stakes
        tone = "$foreground" if self.by_person else "$text-muted"
        ones = [(one.name, tone, one) for one in first]
        skills = [(self.titles.get(one.name, one.name), hue(one.name), one) for one in found.skills]
        below = "" if self.by_person else self.below
        if width >= THREE_FROM:
            marks = scatter(found.dots, few_signs=self.few_signs)
            room = width - WIDTH - GAP
            return _side_by_side([self._two(ones, skills, room, below), marks], [room, WIDTH])
        if width >= TWO_FROM:
            return Content("\n").join(self._two(ones, skills, width, below))
        between = [said("")] if ones and skills else []
        more = said((below, "$text-muted")).wrap(width) if below else []
        rows = [*self._rows(ones, width), *more, *between, *self._rows(skills, width, head=not ones)]
        return Content("\n").join(rows)

    def _two(self, ones: Sequence[RowOf], skills: Sequence[RowOf], width: int, below: str) -> list[Content]:
        room = (width - GAP) // 2
        left = self._rows(ones, room)
        if below and left:
            left += [said(""), said((below.center(room), "$text-muted"))]
        return _side_by_side([left, self._rows(skills, room)], [room, room]).split("\n")

    def _rows(self, rows: Sequence[RowOf], width: int, *, head: bool = True) -> list[Content]:
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
            parts: list[Part] = [_at_right(name, colour)]
            if scale:
                parts += [*line_of(one, scale), " "]
            parts += [numbers, (count, "$text-muted")]
            lines.append(said(*parts))
        return lines


def _at_right(name: str, colour: str) -> Content:
    """A name that ends before the line begins; a long one is cut to its cells."""
    short = said(name).truncate(NAME - 2, ellipsis=True)
    return said(" " * (NAME - 2 - short.cell_length), (short.plain, colour), "  ")


def _side_by_side(blocks: Sequence[Sequence[Content]], widths: Sequence[int]) -> Content:
    """Blocks of lines beside each other, each filled up to its width."""
    lines = []
    for row in range(max(map(len, blocks))):
        parts: list[Part] = []
        for block, width in zip(blocks, widths, strict=True):
            line = block[row] if row < len(block) else said("")
            parts += [line, " " * (width + GAP - line.cell_length)]
        lines.append(said(*parts[:-1]))
    return Content("\n").join(lines)


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
