"""Keys: what they do on the page below, and everywhere."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.routes import TABLE
from nc_tui.app.widgets.bars import key_name
from nc_tui.app.widgets.prose import Prose, said

FIRST = (
    ("1 – 6", "the main pages, where the bar names them"),
    ("↑ ↓  or j k", "choose the line above or below"),
    ("enter", "open, or continue"),
    ("esc", "back; drafts are saved"),
    ("z", "undo the last record"),
)
LAST = (
    ("ctrl+p", "every command by name"),
    ("F9", "cover the screen; press again to uncover"),
    ("q", "quit; ctrl+q also while you type"),
    ("0 – 9, t", "a rating; t for ten"),
    ("b", "the step or question before; ctrl+b or F3 while you type"),
    ("ctrl+s", "save or continue while you type; F2 does the same"),
)


class KeysPage(OverlayPage):
    """The keys of one page."""

    BINDINGS = [Binding("question_mark", "close", "back", show=False)]

    def compose_body(self) -> ComposeResult:
        yield Prose(id="keys", classes="block")

    def on_mount(self) -> None:
        self.arrive()

    def arrive(self) -> None:
        """Name the keys of the page that lies below by now, from the top."""
        super().arrive()
        self.query_one("#keys", Prose).say_lines(self._lines())
        self.action_scroll_to_end(-1)

    def _lines(self) -> list[tuple[Content, Content]]:
        here: dict[str, str] = {}
        # Since Python 3.12 a page may be composed before it is on the stack.
        below = next(page for page in reversed(self.app.screen_stack) if page is not self)
        for active in below.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description and active.enabled and active.node is not self.app:
                here.setdefault(binding.description, key_name(self.app, binding))
        none, head = Content(""), "bold $text-primary"
        lines = [(none, said(("On the page below", head)))] if here else []
        lines += [_line(key, label) for label, key in here.items()]
        lines += [(none, none)] if here else []
        lines.append((none, said(("Everywhere", head))))
        lines += [_line(key, label) for key, label in (*FIRST, *page_keys(), *LAST)]
        return lines


def page_keys() -> Iterator[tuple[str, str]]:
    """The keys that open a page from anywhere, but for the main pages' digits, and what they do."""
    for route in TABLE:
        if route.keys_line:
            keys = ["" if route.main else route.sign, route.while_typing.upper()]
            yield "  or ".join(filter(None, keys)), route.keys_line


def _line(key: str, label: str) -> tuple[Content, Content]:
    return said((f"{key:<13} ", "bold $text-accent")), Content(label)
