"""A line of the hard moments: something to do or record, or a guide, under the theme it belongs to."""

from textual.content import Content

from nc_tui.app.grid import A, B
from nc_tui.app.widgets.prose import BAR, said
from nc_tui.app.widgets.rows import OpenRow

BOXED, NARROW = 100, 60
"""From so many columns on themes are boxes, below so many they are headings; between, labels at the left."""


class ThemeRow(OpenRow):
    """``u  An urge          ride it out, twenty minutes``; without the rest where there is no room."""

    def __init__(self, key: str, label: str, about: str, action: str, theme: str = "") -> None:
        """``theme`` is the name of its theme where it is the first row of it."""
        super().__init__(key, label, action)
        self.about = about
        self.theme = theme

    def lead(self) -> Content:
        label = ""
        if NARROW <= self.app.size.width < BOXED:
            label = self.theme.ljust(B)
        mark = said((BAR if self.has_focus and self.app.size.width < BOXED else " ", "$lit"))
        return said((label, "$text-muted")) + mark + said(" ", (f"{self.key:<3}", "bold $key"))

    def words(self, width: int) -> Content:
        name = said((self.label, "bold" if self.has_focus else ""))
        free = width - name.cell_length - len(self.about)
        return name + said(" " * free, (self.about, "$text-muted")) if free >= A // 2 else name
