"""The head of a rehearsal's page."""

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.skill_hue import skill_name

ROOMY = 52
"""Cells from which skill, title and aside stand in one line."""


class Head(Prose):
    """``Listening  Wren and the last box     made up``, the aside at the right edge where there is room."""

    def __init__(self, skill: str, skill_title: str, title: str) -> None:
        super().__init__(id="title")
        self._skill: Part = skill_name(skill, skill_title, bold=True)
        self._title = title
        self._aside = ""

    def stand(self, aside: str) -> None:
        """Say where in the rehearsal this is."""
        if aside != self._aside:
            self._aside = aside
            self.update(Drawn(self._drawn))

    def _drawn(self, width: int) -> Content:
        name, aside = said(self._skill), said((self._aside, "$text-muted"))
        if width < ROOMY:
            title = said((self._title, "bold"))
            asides = (f"  {self._aside}", f"  {self._aside.partition(' · ')[0]}", "")
            beside = next(one for one in asides if not one or title.cell_length + len(one) <= width)
            return title + said((beside, "$text-muted"))
        line = said(name, "  ", (self._title, "bold"))
        room = width - line.cell_length - aside.cell_length
        return said(line, " " * room, aside) if room >= 2 else line
