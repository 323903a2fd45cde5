"""When…: the hard moments. What to record, what to do now, and guides for situations."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from nc_tui.app.pages.page import Body, Page
from nc_tui.app.routes import MOMENTS, Moment, Route
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Prose, Row, hung, said
from nc_tui.app.widgets.rows import OpenRow
from nc_tui.practice.branching import Guide, Heading, find


class MomentRow(OpenRow):
    """Something to do or record."""

    def __init__(self, route: Route, moment: Moment) -> None:
        super().__init__(moment.key, moment.title, f"app.go('{route.name}')")
        self.about = moment.about or route.about

    def words(self, width: int) -> Content:
        """``an urge               ride it out, twenty minutes``; without the rest where there is no room."""
        line = said(f"{self.label:<20}  ", (self.about, "$text-muted"))
        return line if line.cell_length <= width else Content(self.label)


class GuideList(Row):
    """The guides that fit, a line each, in one widget: there are many, and each widget has its price."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
    ]

    class Opened(Message):
        """A guide is to be opened."""

        def __init__(self, guide_id: str) -> None:
            super().__init__()
            self.guide_id = guide_id

    class Moved(Message):
        """Another guide is chosen; it stands in ``region``."""

        def __init__(self, region: Region) -> None:
            super().__init__()
            self.region = region

    class Left(Message):
        """The list is at its end, above (-1) or below (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(id="guides")
        self.guides: Sequence[Guide | Heading] = ()
        self.at = 0

    def show(self, guides: Sequence[Guide | Heading]) -> None:
        self.guides, self.at = guides, 0
        self.refresh(layout=True)

    def drawn(self, width: int) -> Content:
        """Titles, with what kind each is; a line each."""
        if not self.guides:
            words = Content("No guide has these words. Try just one: text, party, night.")
            return hung(Content("  "), words.stylize("$text-muted"), width)
        lines = []
        for place, guide in enumerate(self.guides):
            chosen = self.has_focus and place == self.at
            kind = "" if guide.kind == "guide" else f"  {guide.kind}"
            if len(guide.title) + len(kind) + 2 > self.size.width:
                kind = ""
            mark = ("❯ " if chosen else "  ", "bold $text-accent")
            line = said(mark, (guide.title, "bold" if chosen else ""), (kind, "$text-muted"))
            lines.append(line if line.cell_length <= width else line[: len(line) - len(kind)])
        return Content("\n").join(lines)

    def action_move(self, by: int) -> None:
        """The next guide; beyond the last one the page moves on."""
        if 0 <= self.at + by < len(self.guides):
            self.at += by
            self.refresh()
            self.post_message(self.Moved(Region(0, self.virtual_region.y + self.at, 1, 1)))
        else:
            self.post_message(self.Left(by))

    def action_open(self) -> None:
        if self.guides:
            self.post_message(self.Opened(self.guides[self.at].id))

    def on_click(self, event: Click) -> None:
        if event.y < len(self.guides):
            self.at = event.y
            self.action_open()


class WhenPage(Page):
    """The menu of hard moments, and the guides with a search over them."""

    CSS_PATH = "when.tcss"
    BINDINGS = [
        *(
            Binding(moment.key, f"app.go('{route.name}')", moment.title, show=False)
            for route, moment in MOMENTS
        ),
        Binding("slash", "search", "search", key_display="/"),
        Binding("escape", "clear", "clear", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        for route, moment in MOMENTS:
            yield MomentRow(route, moment)
        yield Prose("What is happening?", classes="heading")
        yield Field(placeholder="/ search: birthday, kids, saw them, blocked", id="words")
        yield GuideList()

    def on_mount(self) -> None:
        self._show("")
        self.query(MomentRow).first().focus()

    def _show(self, words: str) -> None:
        guides = self.trainer.guides
        found = find(words, guides) if words.strip() else guides.headings
        self.query_one(GuideList).show(found)

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(GuideList.Opened)
    def _opened(self, opened: GuideList.Opened) -> None:
        self.go("guide", guide_id=opened.guide_id)

    @on(GuideList.Moved)
    def _moved(self, moved: GuideList.Moved) -> None:
        self.query_one(Body).scroll_to_region(moved.region, animate=False)

    @on(GuideList.Left)
    def _left(self, left: GuideList.Left) -> None:
        self._move(left.by)

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        self.query_one(GuideList).focus()

    def on_descendant_focus(self) -> None:
        """During a search, the line and what it finds have the whole page."""
        field = self.query_one("#words", Field)
        self.set_class(field.has_focus or bool(field.value), "-searching")
        super().on_descendant_focus()

    def action_search(self) -> None:
        self.query_one("#words").focus()

    def action_clear(self) -> None:
        """All guides again; a second time, back to Today."""
        field = self.query_one("#words", Field)
        first = self.query(MomentRow).first()
        if not field.value and first.has_focus:
            self.go("today")
        else:
            self.begin()

    def arrive(self) -> None:
        """The letters of the moments work at once, whatever was searched for the last time."""
        super().arrive()
        self.begin()

    def begin(self) -> None:
        """At the first of the moments, nothing searched for."""
        self.query_one("#words", Field).value = ""
        self.remove_class("-searching")
        self.query(MomentRow).first().focus()
