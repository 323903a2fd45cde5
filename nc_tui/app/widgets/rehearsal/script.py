"""The talk so far, as a script."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Prose, hung, said
from nc_tui.trainer.rehearsal_views import YOU, Line

ROOMY = 52
"""Cells from which there is an empty line between two of the script."""


class Script(Prose):
    """Who said what, each behind a name. What was said is muted; what waits for an answer is lit, behind a
    heavier line in the hue of the skill."""

    def __init__(self, hue: str) -> None:
        super().__init__(classes="text")
        self._hue = hue
        self._scene = ""
        self._lines: Sequence[Line] = ()

    def tell(self, lines: Sequence[Line], scene: str = "") -> None:
        """Show these lines, below the scene where there is one to be shown."""
        if (lines, scene) != (self._lines, self._scene):
            self._lines, self._scene = lines, scene
            self.update(Drawn(self._drawn))

    def rows_before_news(self) -> int:
        """Lines on the screen before what waits for an answer."""
        width = self.content_size.width
        blocks = list(self._blocks(width))
        told = blocks[: len(blocks) - self._news()]
        between = self._between(width)
        return sum(block.plain.count("\n") + between.count("\n") for block in told)

    def _news(self) -> int:
        """How many of the lines came after the last sentence of one's own."""
        own = [number for number, line in enumerate(self._lines) if line.who == YOU]
        return len(self._lines) - (own[-1] + 1 if own else 0)

    def _drawn(self, width: int) -> Content:
        return Content(self._between(width)).join(self._blocks(width))

    @staticmethod
    def _between(width: int) -> str:
        return "\n\n" if width >= ROOMY else "\n"

    def _blocks(self, width: int) -> Iterator[Content]:
        if self._scene:
            lines = said((self._scene, "italic $text-muted")).wrap(max(8, width))
            yield Content("\n").join(lines)
        told = len(self._lines) - self._news()
        names = max((len(YOU), *(len(line.who) for line in self._lines)))
        for number, line in enumerate(self._lines):
            yield _spoken(line, names, width, "" if number < told else self._hue)


@lru_cache(maxsize=128)
def _spoken(line: Line, names: int, width: int, hue: str) -> Content:
    """``Wren │ What was said.``; with a hue it is what waits for an answer."""
    bar = (" ┃ ", hue) if hue else (" │ ", "$faint")
    name = (line.who.rjust(names), "bold" if hue else "$text-muted")
    words = said((line.text, "" if hue else "$text-muted"))
    first, *rest = hung(said(" " * (names + 3)), words, width).split("\n")
    lead, below = said(name, bar), said(" " * names, bar)
    cut = names + 3
    return Content("\n").join([lead + first[cut:], *(below + each[cut:] for each in rest)])
