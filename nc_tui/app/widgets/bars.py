"""The two bars of every page: where you are, and what the keys do here."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from nc_tui.app.host import host_of
from nc_tui.app.routes import MAIN
from nc_tui.app.widgets.prose import said
from nc_tui.practice.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App, RenderResult
    from textual.screen import Screen


KEY_NAMES = {"enter": "enter", "escape": "esc", "space": "space"}


class Zone(NamedTuple):
    """A part of a bar that answers to the mouse."""

    row: int
    start: int
    end: int
    action: str


class Hint(NamedTuple):
    """A key, what it does, and the action behind it."""

    key: str
    label: str
    action: str

    @property
    def width(self) -> int:
        """Cells it takes, with the blanks around it."""
        return len(self.key) + len(self.label) + 3


LINES, NARROW = 2, 60
"""Lines of the key bar at most; below so many columns it always has them all."""


def _broken(hints: "Sequence[Hint]", width: int) -> list[list[Hint]]:
    lines: list[list[Hint]] = [[]]
    used = 1
    for hint in hints:
        if used + hint.width - 2 > width and lines[-1]:
            lines.append([])
            used = 1
        lines[-1].append(hint)
        used += hint.width
    return lines


def key_name(app: "App[object]", binding: Binding) -> str:
    """The key as people know it."""
    return binding.key_display or KEY_NAMES.get(binding.key) or app.get_key_display(binding)


def typing(screen: "Screen[object]") -> bool:
    """Whether letters are text now."""
    focused = screen.focused
    return focused is not None and focused.check_consume_key("a", "a")


def takes_digits(screen: "Screen[object]") -> bool:
    """Whether a digit is an answer now, or text, and leads nowhere."""
    return typing(screen) or any(getattr(each, "TAKES_DIGITS", False) for each in (screen, screen.focused))


class Bar(Widget):
    """A bar whose parts can be clicked; ``zones`` is filled when it is drawn."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.zones: list[Zone] = []

    async def on_click(self, event: events.Click) -> None:
        for zone in self.zones:
            if zone.row == event.y and zone.start <= event.x < zone.end:
                await self.run_action(zone.action)
                return


class TopBar(Bar):
    """The name, the main pages, the day and the time."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $surface; color: $text-muted; }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self._digits_taken = False

    def on_mount(self) -> None:
        """Keep the time; half a minute is close enough. What digits do depends on the focus."""
        self.set_interval(30, self.refresh)
        self.screen.bindings_updated_signal.subscribe(self, self._anew)

    def _anew(self, _screen: object) -> None:
        if self.is_attached and takes_digits(self.screen) is not self._digits_taken:
            self.refresh()

    def render(self) -> "RenderResult":
        """As much as the width has room for."""
        host = host_of(self)
        width = self.size.width
        self._digits_taken = takes_digits(self.screen)
        name = " nc-tui  " if width >= 76 else " "
        parts: list[Content] = [said((name, "bold $text-primary"))]
        at = len(name)
        self.zones = []
        for route in MAIN:
            here = route.name == self.here
            key = " " if self._digits_taken else route.key
            label = f"{key} {route.bar}" if here or width >= NARROW else key
            parts.append(said((label, "bold $text-accent" if here else "")))
            parts.append(said("  "))
            self.zones.append(Zone(0, at, at + len(label), f"app.go('{route.name}')"))
            at += len(label) + 2
        clock = f"{host.now():%H:%M}"
        right = next(
            (r for r in (f"{short_day(host.today)}  {clock} ", f"{clock} ") if at + len(r) <= width), ""
        )
        parts.append(said(" " * max(0, width - at - len(right)) + right))
        return Content("").join(parts)


class KeyBar(Bar):
    """What the keys do on this page, two lines at most; each can be clicked."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; max-height: 2; background: $surface; color: $text-muted; }
    """
    LAST: ClassVar = ("F1", "!", "?")
    """Keys that stand last, and always."""

    _width, _most = 0, 1
    """The width, and the most lines that were needed at it: the bar grows, but doesn't shrink again."""

    def on_mount(self) -> None:
        """Follow the focus: each place has its own keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._anew)

    def _anew(self, _screen: object) -> None:
        if self.is_attached:
            self.refresh(layout=len(self.lines(self.size.width)) > self._most)

    def lines(self, width: int) -> list[list[Hint]]:
        """The hints of each line. Where there is no room for all, the last keys stay; ``?`` has the rest."""
        hints = self._hints()
        last = [hint for hint in hints if hint.key in self.LAST]
        first = [hint for hint in hints if hint.key not in self.LAST]
        first.sort(key=lambda hint: {"esc": 1, "u": 2}.get(hint.key, 0))
        while True:
            lines = _broken([*first, *last], width)
            if len(lines) <= LINES or not first:
                return lines[:LINES]
            first.pop()

    def _hints(self) -> list[Hint]:
        hints: dict[str, Hint] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                hint = Hint(
                    key_name(self.app, binding), binding.description, self._action(active.node, binding)
                )
                if binding.description not in hints or binding.key == "enter":
                    hints[binding.description] = hint
        if typing(self.screen) and "help" not in hints:
            hints["help"] = Hint("F1", "help", "app.go('help')")
        return list(hints.values())

    def _action(self, node: object, binding: Binding) -> str:
        if "." in binding.action.partition("(")[0]:
            return binding.action
        if node is self.app:
            return f"app.{binding.action}"
        if node is self.screen:
            return f"screen.{binding.action}"
        return f"focused.{binding.action}"

    def render(self) -> "RenderResult":
        self.zones = []
        rows: list[Content] = []
        for row, line in enumerate(self.lines(self.size.width)):
            at = 1
            parts = [said(" ")]
            for hint in line:
                parts.append(said((hint.key, "bold $text-accent"), f" {hint.label}  "))
                self.zones.append(Zone(row, at, at + hint.width - 2, hint.action))
                at += hint.width
            rows.append(Content("").join(parts))
        return Content("\n").join(rows)

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        """One line, or two where the keys need them."""
        if width != self._width:
            self._width, self._most = width, 1 if width >= NARROW else LINES
        self._most = max(self._most, len(self.lines(width)))
        return self._most
