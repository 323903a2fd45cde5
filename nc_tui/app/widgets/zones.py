"""Lines whose parts answer to the mouse, each with an action."""

from typing import NamedTuple

from textual import events
from textual.content import Content

from nc_tui.app.widgets.prose import Unscrolled

OF_THE_CHOSEN = "focused."
"""So begin actions of the line that is chosen."""


class Zone(NamedTuple):
    """A part of a bar that answers to the mouse."""

    row: int
    start: int
    end: int
    action: str


class Bar(Unscrolled):
    """A bar whose parts can be clicked; ``zones`` is filled when it is drawn. The one under the pointer
    shows."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.zones: list[Zone] = []
        self.pointed: Zone | None = None

    def _zone_at(self, x: int, y: int) -> Zone | None:
        return next((zone for zone in self.zones if zone.row == y and zone.start <= x < zone.end), None)

    async def on_click(self, event: events.Click) -> None:
        """What is under the pointer; nothing where another page came in front meanwhile, or where it acts on
        a line that is no longer chosen. As with a key the app does it: an action may remove this bar, which
        mustn't wait for itself."""
        zone = self._zone_at(event.x, event.y)
        if zone is None or self.app.screen is not self.screen:
            return
        if zone.action.startswith(OF_THE_CHOSEN) and self.screen.focused is None:
            return
        self.app.call_later(self.run_action, zone.action)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(self._zone_at(event.x, event.y))

    def on_leave(self) -> None:
        self._point_at(None)

    def _point_at(self, zone: Zone | None) -> None:
        if zone != self.pointed:
            self.pointed = zone
            self.refresh()

    def lit(self, drawn: Content) -> Content:
        """One line as it is drawn, with the part under the pointer on its own ground."""
        zone = self.pointed
        return drawn if zone is None else drawn.stylize("on $panel", zone.start, zone.end)
