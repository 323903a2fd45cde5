"""When…: the hard moments. What to record, what to do now, and guides for situations."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widgets import Input

from nc_tui.app.pages.page import Body, Page
from nc_tui.app.routes import MOMENTS, Theme
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import BAR, Prose, Row, hung, said
from nc_tui.app.widgets.rows import Column
from nc_tui.app.widgets.theme_row import BOXED, NARROW, ThemeRow
from nc_tui.practice.branching import Guide, Heading, find

THEMES: Mapping[Theme, Sequence[str]] = MappingProxyType(
    {
        "Right now": ("late-night", "want-to-write", "damage-control", "afraid", "dark-thoughts"),
        "Say what happened": ("they-wrote", "saw-them"),
        "Days": ("first-days", "their-birthday", "my-birthday", "holiday", "event"),
        "People": ("children", "mutual-friends", "they-see-someone", "work", "their-family"),
    }
)
"""The guides that stand under each theme, the nearest first; all others stand below."""
HINTS: Mapping[str, str] = MappingProxyType(
    {
        "late-night": "phone in reach",
        "want-to-write": "at any time of day",
        "dark-thoughts": "people to call",
        "saw-them": "by chance",
        "mutual-friends": "news, messages, sides",
        "event": "a wedding, a party",
    }
)
"""What stands beside a guide's title."""
FEW = 3
"""Guides that a search shows."""
NO_HIT = "Nothing fits that. l write it down, ! people to call. Or try one word: text, party, night."


class SearchField(Field):
    """Where somebody says what is happening; enter opens what fits best."""

    BINDINGS = [Binding("enter", "submit", "open the first")]


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
        self.leads = False
        """Whether enter opens the first of them from where one types."""
        self.at = 0

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the chosen guide begins."""
        return self.content_region.offset + Offset(0, self.at)

    def show(self, guides: Sequence[Guide | Heading], *, leads: bool = False) -> None:
        self.guides, self.at, self.leads = guides, 0, leads
        self.refresh(layout=True)

    def drawn(self, width: int) -> Content:
        """Titles, with what kind each is; a line each."""
        if not self.guides:
            return hung(Content("  "), Content(NO_HIT).stylize("$text-muted"), width)
        lines = []
        for place, guide in enumerate(self.guides):
            chosen = (self.has_focus or self.leads) and place == self.at
            kind = "" if guide.kind == "guide" else f"  {guide.kind}"
            if len(guide.title) + len(kind) + 2 > self.size.width:
                kind = ""
            mark = (f"{BAR} " if chosen else "  ", "$lit")
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
            if moment.key != route.key
        ),
        Binding("slash", "search", "search", key_display="/"),
        Binding("left", "beside(-1)", "left", show=False),
        Binding("right", "beside(1)", "right", show=False),
        Binding("escape", "clear", "clear", show=False),
    ]

    def compose_middle(self) -> ComposeResult:
        self.set_class(self.app.size.width >= BOXED, "-boxed")
        with Middle(), Body(id="body"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="ask"):
            yield Prose("What is happening?", id="asked")
            yield SearchField(placeholder=self._placeholder(), id="words")
        with Column(id="themes"):
            for theme in THEMES:
                yield self._box(theme)
        yield Prose("Other guides", id="others")
        yield GuideList()

    def _placeholder(self) -> str:
        more = ", saw them, blocked" if self.app.size.width >= NARROW else ""
        return f"/ a word: late, birthday, kids{more}"

    def _box(self, theme: Theme) -> Card:
        headings = {heading.id: heading for heading in self.trainer.guides.headings}
        rows = [
            ThemeRow(moment.key, moment.title, moment.about or route.about, f"app.go('{route.name}')")
            for route, moment in MOMENTS
            if moment.theme == theme
        ]
        for guide_id in THEMES[theme]:
            if guide_id in headings:
                heading = headings[guide_id]
                about = HINTS.get(guide_id, "") if heading.kind == "guide" else f"a {heading.kind}"
                rows.append(ThemeRow("", heading.title, about, f"screen.open('{guide_id}')"))
        rows[0].theme = theme
        return Card(theme, "", *rows, classes="theme")

    def _level(self) -> None:
        """Boxes side by side end on the same row."""
        boxes = list(self.query(".theme").results(Card))
        for pair in zip(boxes[::2], boxes[1::2], strict=False):
            most = max(len(box.query(ThemeRow)) for box in pair)
            for box in pair:
                missing = most - len(box.query(ThemeRow))
                if missing and not box.query(".level"):
                    filler = Prose(classes="level")
                    filler.styles.height = missing
                    box.add(filler)

    def on_mount(self) -> None:
        self._show("")
        self._level()
        self.query(ThemeRow).first().focus()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width >= BOXED, "-boxed")
        self.query_one(SearchField).placeholder = self._placeholder()
        for row in self.query(ThemeRow):
            row.refresh(layout=True)

    def _show(self, words: str) -> None:
        guides, themed = self.trainer.guides, {name for names in THEMES.values() for name in names}
        others = [heading for heading in guides.headings if heading.id not in themed]
        searched = bool(words.strip())
        self.query_one(GuideList).show(find(words, guides)[:FEW] if searched else others, leads=searched)

    def action_open(self, guide_id: str) -> None:
        """Open a guide that stands under a theme."""
        self.go("guide", guide_id=guide_id)

    def action_beside(self, by: int) -> None:
        """To the row at the same height in the column beside."""
        here = self.focused
        if not (isinstance(here, ThemeRow) and self.has_class("-boxed")):
            return
        rows = [row for row in self.query(ThemeRow) if (row.region.x - here.region.x) * by > 0]
        if rows:
            min(rows, key=lambda row: abs(row.region.y - here.region.y)).focus()

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
    def _entered(self, event: Input.Submitted) -> None:
        """The guide that fits best opens at once; without words, the list."""
        found = self.query_one(GuideList)
        if event.value.strip():
            found.action_open()
        else:
            found.focus()

    def on_descendant_focus(self) -> None:
        """During a search, the line and what it finds have the whole page."""
        field = self.query_one("#words", Field)
        self.set_class(field.has_focus or bool(field.value), "-searching")

    def action_search(self) -> None:
        self.query_one("#words").focus()

    def action_clear(self) -> None:
        """All guides again; a second time, back to Today."""
        field = self.query_one("#words", Field)
        first = self.query(ThemeRow).first()
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
        self.query(ThemeRow).first().focus()
