"""Where the terminal's own cursor stands. It isn't seen, but Braille displays and screen magnifiers follow
it, so it stands at what is chosen."""

from textual.app import App
from textual.geometry import Offset
from textual.widget import Widget


class Cursor(App[None]):
    """An app whose cursor stands at the beginning of the line that has the focus, on every page. What knows
    better says so with ``cursor_screen_offset``, as Textual's fields do: a list that chooses within itself,
    and a page on which nothing is chosen.

    Textual asks for the place whenever it has something to draw, and sends it with that: what is chosen is
    looked for only then, and nothing is sent for its sake.
    """

    @property
    def cursor_position(self) -> Offset:
        """Cells from the top left corner of the screen."""
        if not self.screen_stack:
            return Offset(0, 0)
        chosen = self.screen.focused or self.screen
        place = getattr(chosen, "cursor_screen_offset", None)
        return place if isinstance(place, Offset) else beginning(chosen)

    @cursor_position.setter
    def cursor_position(self, _place: Offset) -> None:
        """Fields say it whenever they are typed in; they are asked instead."""


def beginning(widget: Widget) -> Offset:
    """The first cell within a widget's padding; the first one in sight where it begins above that."""
    inside, seen = widget.content_region, widget.screen.find_widget(widget).visible_region
    return Offset(max(inside.x, seen.x), max(inside.y, seen.y))
