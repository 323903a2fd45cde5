"""The two bars of every page: where you are, and what the keys do here."""

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len as cells
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.grid import A, B
from nc_tui.app.host import host_of
from nc_tui.app.routes import MAIN
from nc_tui.app.widgets.prose import said
from nc_tui.app.widgets.zones import OF_THE_CHOSEN, Bar, Zone
from nc_tui.practice.wording import long_day, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from textual.app import App, RenderResult
    from textual.screen import Screen


KEY_NAMES = {"enter": "enter", "escape": "esc", "space": "space"}


class Hint(NamedTuple):
    """A key, what it does, and the action behind it."""

    key: str
    label: str
    action: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cells(self.key) + 1 + cells(self.label)


class Room(NamedTuple):
    """What the top bar says on a page that takes over, in place of the tabs: what one is in, and how far."""

    name: Content
    progress: str = ""


NARROW, WIDE = 60, 100
"""Below so many columns the bars have less room, and from so many they have more."""
OWN_LINE = ("u", "!", "F1", "?")
"""Keys that stand last, and always."""


CLOSE = 2
"""Cells between two keys at the least."""
FIND = Hint("ctrl+p", "find anything", "app.command_palette")
"""Where it is wide, and there is room left."""


def margins(width: int) -> tuple[int, int, int]:
    """The first column of the bars, the one after their last, and the cells between two keys."""
    return (2, width - 2, 2) if width < NARROW else (A, width - A, 3)


def key_name(app: "App[object]", binding: Binding) -> str:
    """The key as people know it."""
    named = binding.key_display or KEY_NAMES.get(binding.key)
    with_ctrl = binding.key if binding.key.startswith("ctrl+") else ""
    return named or with_ctrl or app.get_key_display(binding)


def typing(screen: "Screen[object]") -> bool:
    """Whether letters are text now."""
    focused = screen.focused
    return focused is not None and focused.check_consume_key("a", "a")


def takes_digits(screen: "Screen[object]") -> bool:
    """Whether a digit is an answer now, or text, and leads nowhere."""
    return typing(screen) or any(getattr(each, "TAKES_DIGITS", False) for each in (screen, screen.focused))


class TopBar(Bar):
    """The main pages, the day and the time; on a page that takes over, what that is."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $surface; color: $text-muted; }
    """

    def __init__(self, here: str, room: "Callable[[], Room | None]") -> None:
        super().__init__()
        self.here = here
        self._room = room
        self._digits_taken = False
        self._told: tuple[date, str, Room | None] | None = None
        """What it told when it was last drawn."""

    def on_mount(self) -> None:
        """What digits do depends on the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._anew)

    def keep_time(self) -> None:
        """Tell the day, the time and how far one is, where any of them is another one by now."""
        if self._tells() != self._told:
            self.refresh()

    def _tells(self) -> "tuple[date, str, Room | None]":
        host = host_of(self)
        return host.today, f"{host.now():%H:%M}", self._room()

    def _anew(self, _screen: object) -> None:
        if self.is_attached and takes_digits(self.screen) is not self._digits_taken:
            self.refresh()

    def render(self) -> "RenderResult":
        """As much as the width has room for."""
        width = self.size.width
        start, end, _gap = margins(width)
        self._digits_taken = takes_digits(self.screen)
        self.zones = []
        self._told = self._tells()
        room = self._told[2]
        left = self._tabs(width, start) if room is None else said(" " * start) + room.name
        right = next(
            (one for one in self._right(width, room) if left.cell_length + 2 + cells(one) <= end), ""
        )
        if left.cell_length > end:
            left = left.truncate(end, ellipsis=True)
        return self.lit(left + said(" " * max(0, end - left.cell_length - cells(right)) + right))

    def _tabs(self, width: int, start: int) -> Content:
        named = (" " * start + "nc-tui") if width >= WIDE else ""
        at = B - 1 if named else start - 1
        parts: list[Content] = [said(named.ljust(at))]
        for route in MAIN:
            here = route.name == self.here
            key = " " if self._digits_taken else route.key
            name = route.bar if here or width >= NARROW else ""
            tab = said(" ", (key, "bold $key" if here else "$key2"), f" {name} " if name else " ")
            parts.append(tab.stylize("bold $foreground on $panel").stylize("$key", 1, 2) if here else tab)
            self.zones.append(Zone(0, at, at + tab.cell_length, f"app.go('{route.name}')"))
            at += tab.cell_length
        return Content("").join(parts)

    def _right(self, width: int, room: Room | None) -> "Iterator[str]":
        """What may stand at the right, from long to short."""
        host = host_of(self)
        day, clock = host.today, f"{host.now():%H:%M}"
        if room is not None and room.progress:
            yield f"{room.progress}    {clock}"
            yield room.progress
        elif width >= WIDE:
            yield f"{long_day(day)}  {clock}"
        if room is None or not room.progress:
            yield f"{short_day(day)}  {clock}"
            yield f"{short_day(day).partition(' ')[2]}  {clock}"
        yield clock


class KeyBar(Bar):
    """What the keys do on this page: the way out, the main one, the rest, and last the urge, help and all
    keys. It never wraps and is never cut: where there is no room, keys are left out from the third on;
    ``?`` has them all. Where it is narrow it has two lines."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $surface; color: $text-muted; }
    """

    _drawn: "tuple[list[list[Hint]], int] | None" = None
    """What stands there."""

    def on_mount(self) -> None:
        """Follow the focus: each place has its own keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._anew)

    def _anew(self, _screen: object) -> None:
        self.follow()

    def follow(self) -> None:
        """Name the keys there are now, where they are others than stand there. A page that lies below another
        one does so when it comes back."""
        is_shown = self.is_attached and self.app.screen is self.screen and self._drawn is not None
        if is_shown and self._laid_out(self.size.width) != self._drawn:
            self.refresh()

    def lines(self, width: int) -> list[list[Hint]]:
        """The hints of each line."""
        return self._laid_out(width)[0]

    def _laid_out(self, width: int) -> tuple[list[list[Hint]], int]:
        """The hints of each line, and the cells between two: as many as let all of them stand there."""
        hints = self._hints()
        last = [hint for hint in hints if hint.key in OWN_LINE]
        first = [hint for hint in hints if hint.key not in OWN_LINE]
        rare: Collection[str] = getattr(self.screen.focused, "rare_keys", ())
        first.sort(key=lambda hint: (hint.key != "esc", hint.key in rare))
        last.sort(key=lambda hint: OWN_LINE.index(hint.key))
        start, end, gap = margins(width)
        room = end - start
        if width < NARROW:
            first = [hint._replace(key=hint.key.replace("ctrl+", "^")) for hint in first]
            return [_fitting(first, room, gap), _fitting(last, room, gap)], gap
        while True:
            kept = _fitting(first, room - sum(hint.width + gap for hint in last), gap)
            if len(kept) == len(first) or gap == CLOSE:
                break
            gap -= 1
        if width >= WIDE and sum(hint.width + gap for hint in (*kept, FIND, *last)) <= room + gap:
            kept.append(FIND)
        return [[*kept, *last]], gap

    def _hints(self) -> list[Hint]:
        hints: dict[str, Hint] = {}
        here = getattr(self.screen, "HERE", "")
        for active in self.screen.active_bindings.values():
            binding = active.binding
            leads_here = binding.action == f"go('{here}')"
            if binding.show and active.enabled and binding.description and not leads_here:
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
        return f"{OF_THE_CHOSEN}{binding.action}"

    def render(self) -> "RenderResult":
        self.zones = []
        rows: list[Content] = []
        width = self.size.width
        start, _, _ = margins(width)
        laid_out, gap = self._drawn = self._laid_out(width)
        for row, line in enumerate(laid_out):
            at = start
            parts = [said(" " * start)]
            for hint in line:
                parts.append(said((hint.key, "bold $key"), f" {hint.label}{' ' * gap}"))
                self.zones.append(Zone(row, at, at + hint.width, hint.action))
                at += hint.width + gap
            drawn = Content("").join(parts)
            pointed = self.pointed is not None and self.pointed.row == row
            rows.append(self.lit(drawn) if pointed else drawn)
        return Content("\n").join(rows)


def _fitting(hints: "Sequence[Hint]", room: int, gap: int) -> list[Hint]:
    """As many as there is room for; the last give way first."""
    kept = list(hints)
    while kept and sum(hint.width + gap for hint in kept) - gap > room:
        kept.pop()
    return kept
