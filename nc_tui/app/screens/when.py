"""When…: the hard moments. What to record, what to do now, and guides for situations."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.widgets import Input

from nc_tui.app.screens.page import Body, Page
from nc_tui.app.widgets.field import Field
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.practice.branching import Guide, find

MOMENTS = (
    ("u", "app.urge", "an urge", "ride it out, twenty minutes"),
    ("s", "app.slip", "a slip", "I was in contact"),
    ("c", "app.contacted", "they contacted me", "or necessary contact"),
    ("o", "app.looked", "I looked", "at their profile, or asked around"),
    ("w", "app.letter", "an unsent letter", "kept, sealed or burned"),
    ("d", "app.dates", "dates", "birthdays, anniversaries, hand-overs"),
    ("g", "app.goals", "goals of my own", "that have nothing to do with them"),
    ("b", "app.beginning", "my situation", "contact, since when, care questions"),
)


class MomentRow(Row):
    """Something to do or record."""

    BINDINGS = [Binding("enter", "open", "open")]

    def __init__(self, key: str, action: str, title: str, about: str) -> None:
        super().__init__()
        self.key = key
        self.action = action
        self.title = title
        self.about = about

    def render(self) -> Content:
        """``❯ u  an urge             ride it out, twenty minutes``."""
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        return said(mark, (self.key, "bold $text-accent"), f"  {self.title:<20}", (self.about, "$text-muted"))

    async def action_open(self) -> None:
        """Do it."""
        await self.run_action(self.action)

    async def on_click(self) -> None:
        """Do it."""
        await self.action_open()


class GuideList(Row):
    """The guides that fit, a line each, in one widget: there are many, and each widget has its price."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="guides")
        self.guides: tuple[Guide, ...] = ()
        self.at = 0

    def show(self, guides: tuple[Guide, ...]) -> None:
        """Show these, the first one chosen."""
        self.guides, self.at = guides, 0
        self.refresh(layout=True)

    def render(self) -> Content:
        """Titles, with what kind each is."""
        if not self.guides:
            return said(("  No guide has these words. Try one word: text, party, night.", "$text-muted"))
        lines = []
        for place, guide in enumerate(self.guides):
            chosen = self.has_focus and place == self.at
            kind = "" if guide.kind == "guide" else f"  {guide.kind}"
            if len(guide.title) + len(kind) + 2 > self.size.width:
                kind = ""
            mark = ("❯ " if chosen else "  ", "bold $text-accent")
            lines.append(said(mark, (guide.title, "bold" if chosen else ""), (kind, "$text-muted")))
        return Content("\n").join(lines)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """A line for each guide."""
        return max(1, len(self.guides))

    def action_move(self, by: int) -> None:
        """The next guide; beyond the last one the page moves on."""
        page = self.screen
        if 0 <= self.at + by < len(self.guides):
            self.at += by
            self.refresh()
            if isinstance(page, WhenPage):
                page.query_one(Body).scroll_to_region(self._line(), animate=False)
        elif isinstance(page, WhenPage):
            page.action_down() if by > 0 else page.action_up()

    def _line(self) -> Region:
        return Region(0, self.virtual_region.y + self.at, 1, 1)

    def action_open(self) -> None:
        """Walk through it."""
        page = self.screen
        if isinstance(page, WhenPage) and self.guides:
            page.program.open_guide(self.guides[self.at].id)

    def on_click(self, event: Click) -> None:
        """Walk through the one under the pointer."""
        if event.y < len(self.guides):
            self.at = event.y
            self.action_open()


class WhenPage(Page):
    """The menu of hard moments, and the guides with a search over them."""

    HERE: ClassVar[str] = "when"
    CSS_PATH = "when.tcss"
    BINDINGS = [
        *(Binding(key, action, title, show=False) for key, action, title, _about in MOMENTS),
        Binding("slash", "search", "search", key_display="/"),
        Binding("escape", "clear", "clear", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The moments, the search line, the guides."""
        for moment in MOMENTS:
            yield MomentRow(*moment)
        yield Prose("What is happening?", classes="heading")
        yield Field(placeholder="/ search: birthday, kids, saw them, blocked", id="words")
        yield GuideList()

    def on_mount(self) -> None:
        """All guides, the first moment chosen."""
        self._show("")
        self.query(MomentRow).first().focus()

    def _show(self, words: str) -> None:
        self.query_one(GuideList).show(find(words, self.trainer.situations))

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        self.query_one(GuideList).focus()

    def action_search(self) -> None:
        """Type a word."""
        self.query_one("#words").focus()

    def action_clear(self) -> None:
        """All guides again."""
        self.query_one("#words", Field).value = ""
        self.query(MomentRow).first().focus()
