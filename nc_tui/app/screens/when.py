"""When…: the hard moments. What to record, what to do now, and guides for situations."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from nc_tui.app.screens.page import Page
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


class GuideRow(Row):
    """A guide."""

    BINDINGS = [Binding("enter", "open", "open")]

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide

    def render(self) -> Content:
        """Its title and kind."""
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        kind = "" if self.guide.kind == "guide" else f"  {self.guide.kind}"
        return said(mark, self.guide.title, (kind, "$text-muted"))

    def action_open(self) -> None:
        """Walk through it."""
        page = self.screen
        if isinstance(page, WhenPage):
            page.program.open_guide(self.guide.id)

    def on_click(self) -> None:
        """Walk through it."""
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
        yield Vertical(id="guides")

    async def on_mount(self) -> None:
        """All guides, the first moment chosen."""
        await self._show("")
        self.query(MomentRow).first().focus()

    async def _show(self, words: str) -> None:
        place = self.query_one("#guides", Vertical)
        found = find(words, self.trainer.situations)
        async with place.batch():
            await place.remove_children()
            await place.mount_all([GuideRow(guide) for guide in found])
            if not found:
                await place.mount(
                    Prose("No guide has these words. Try one word: text, party, night.", classes="said-soft")
                )

    @on(Input.Changed, "#words")
    async def _typed(self, event: Input.Changed) -> None:
        await self._show(event.value)

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        rows = self.query(GuideRow)
        if rows:
            rows.first().focus()

    def action_search(self) -> None:
        """Type a word."""
        self.query_one("#words").focus()

    def action_clear(self) -> None:
        """All guides again."""
        self.query_one("#words", Field).value = ""
        self.query(MomentRow).first().focus()
