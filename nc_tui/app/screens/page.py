"""What every page shares: the bars, the line that says what happened, and moving between lines."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from nc_tui.app.widgets.bars import KeyBar, TopBar
from nc_tui.app.widgets.prose import Part, Prose

if TYPE_CHECKING:
    from nc_tui.app.app import NcTui
    from nc_tui.trainer import Trainer


class Body(VerticalScroll, can_focus=False):
    """The page between the bars; scrolls with what is chosen."""


class Page(Screen[object]):
    """A page. ``HERE`` names its place in the top bar."""

    HERE: ClassVar[str] = ""
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("down,j", "down", "Down", show=False),
        Binding("up,k", "up", "Up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
    ]

    @property
    def program(self) -> "NcTui":
        """The app, by its own type."""
        return cast("NcTui", self.app)

    @property
    def trainer(self) -> "Trainer":
        """The one door."""
        return self.program.trainer

    def compose(self) -> ComposeResult:
        """The bars around ``compose_body``."""
        yield TopBar(self.HERE)
        with Body(id="body"):
            yield from self.compose_body()
        yield Prose(id="said")
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """The page's own part."""
        yield from ()

    def tell(self, *parts: Part) -> None:
        """One line above the keys: what happened."""
        line = self.query_one("#said", Prose)
        line.say(*parts)
        line.display = bool(parts)

    def journal_changed(self) -> None:
        """The journal says something else than before: show it."""

    def action_down(self) -> None:
        """Choose the next line, or scroll where nothing can be chosen."""
        self._move(1)

    def action_up(self) -> None:
        """Choose the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        chain = [widget for widget in self.focus_chain if isinstance(widget, Widget)]
        body = self.query_one(Body)
        if self.focused in chain:
            place = chain.index(self.focused) + by
            if 0 <= place < len(chain):
                chain[place].focus()
                return
        elif chain and self.focused is None:
            chain[0 if by > 0 else -1].focus()
            return
        body.scroll_relative(y=by * 2, animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll a page."""
        body = self.query_one(Body)
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def leave(self) -> None:
        """The page is being left for good: keep what is half-written."""
