"""Help: who to call. Works offline, stands behind no question; and how it is offered after a bad moment."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.bars import Room
from nc_tui.app.widgets.card import Air, Card
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.helplines import CallRow, CountryLine
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.rows import Column
from nc_tui.trainer.views.help import HelpLines, HelpView

AT_WORST = ("emergency", "crisis")
"""Topics that come first after a moment at its worst."""
MOST = 5
"""Countries that are named while one is searched for."""


class HelpPage(OverlayPage):
    """The emergency number, alone; then the helplines of a country, which ← and → change."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding("y", "copy", "copy"),
        Binding("left", "country(-1)", "country", key_display="← →"),
        Binding("right", "country(1)", "country", show=False),
        Binding("slash", "find", "find a country", key_display="/"),
        Binding("escape", "back", "back", key_display="esc"),
    ]

    def __init__(self, topics: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.topics = topics
        self.country = ""
        """The country that was chosen here; empty while that is what it was before."""

    @property
    def view(self) -> HelpView:
        """The page for the country that it shows."""
        return self.trainer.views.help(self.country, self.topics)

    def compose_middle(self) -> ComposeResult:
        with Middle(), Body(id="body"):
            yield from self.compose_body()

    def room(self) -> Room | None:
        """Less to look at when it matters."""
        return Room(said(("Help", "bold")))

    def compose_body(self) -> ComposeResult:
        """Danger first, alone; then people to talk to."""
        view = self.view
        yield Prose(view.intro, id="intro", classes="block")
        yield Card("In danger now", "", Column(*_rows(view.danger)), id="danger")
        yield CountryLine(id="country")
        with Horizontal(id="finding"):
            yield Prose("Which country?", id="which")
            yield Field(placeholder="ireland, us, jap", id="find")
        yield Prose(id="found", classes="soft")
        yield Card("Someone to talk to", "", Column(*_rows(view.people)), id="people")
        yield Prose(view.note, id="note")

    def on_mount(self) -> None:
        self._say_country(self.view)
        self._begin()

    def arrive(self) -> None:
        """As when it was first opened, with the lines of the country that was chosen since."""
        super().arrive()
        self.country = ""
        self._end_search()
        if self.view.country != self._shown:
            self.redo(self._show_from_the_top)
        self._begin()

    def _begin(self) -> None:
        """Choose the first number, at the top."""
        self.begin_at(self.query(CallRow).first())
        self.query_one(Body).scroll_home(animate=False, immediate=True)

    def _say_country(self, view: HelpView) -> None:
        self._shown = view.country
        self.query_one(CountryLine).say(*_whose(view))

    async def _show(self) -> None:
        view = self.view
        self._say_country(view)
        async with self.batch():
            for place, lines in (("#danger", view.danger), ("#people", view.people)):
                box = self.query_one(place, Card).query_one(Column)
                await box.remove_children()
                await box.mount_all(list(_rows(lines)))

    async def _show_from_the_top(self) -> None:
        await self._show()
        self._begin()

    # -- whose lines -------------------------------------------------------------------------------

    async def action_country(self, by: int) -> None:
        """The country before or after this one, in the order of their names."""
        codes = list(self.trainer.helping.countries)
        here = self.view.country.code
        place = codes.index(here) + by if here else (0 if by > 0 else -1)
        await self._choose(codes[place % len(codes)])

    async def _choose(self, code: str) -> None:
        """Show its lines at once; it is saved in a moment, so that leafing through saves only the last."""
        self.country = code
        self.save_soon()
        await self._show()

    def write_draft(self) -> None:
        if self.country and self.country != self.trainer.settings.country:
            self.trainer.helping.choose(self.country)

    @on(CountryLine.Turned)
    async def _turned(self, turned: CountryLine.Turned) -> None:
        await self.action_country(turned.by)

    def action_find(self) -> None:
        """Type a country's name."""
        self.add_class("-finding")
        self.query_one("#find").focus()
        self._say_found("")

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._say_found(event.value)

    def _say_found(self, words: str) -> None:
        found, names = self.trainer.helping.find(words), self.trainer.helping.countries
        more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
        first = " · ".join(names[code] for code in found[:MOST])
        answer = self.query_one("#found", Prose)
        answer.say(first + more if found else "No helplines for that country.")
        # In a low window it is below the line that has the focus.
        self.call_after_refresh(answer.scroll_visible, animate=False, immediate=True)

    @on(Input.Submitted, "#find")
    async def _found(self, event: Input.Submitted) -> None:
        found = self.trainer.helping.find(event.value)
        if event.value.strip() and found:
            self._end_search()
            await self._choose(found[0])
            self.query(CallRow).first().focus()

    def _end_search(self) -> None:
        self.remove_class("-finding")
        self.query_one("#find", Field).value = ""

    def action_back(self) -> None:
        """Out of the search; else back to the page below."""
        if self.has_class("-finding"):
            self._end_search()
            self.query(CallRow).first().focus()
        else:
            self.action_close()

    # -- copying -----------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Put the chosen line on the clipboard of the terminal."""
        if isinstance(self.focused, CallRow):
            self.focused.action_copy()

    @on(CallRow.Copied)
    def _copied(self, copied: CallRow.Copied) -> None:
        self.app.copy_to_clipboard(copied.row.copied)
        self.confirm(f"Copied, where your terminal allows it: {copied.row.copied}")


def _rows(lines: HelpLines) -> Iterator[Prose]:
    for missing in lines.missing:
        yield Prose(missing)
    for number, row in enumerate(lines.rows):
        if number or lines.missing:
            yield Air()
        yield CallRow(row)


def _whose(view: HelpView) -> list[Part]:
    country, key = view.country, "bold $text-accent"
    name = country.name or "choose your country"
    guessed = ", guessed from your system's language" if country.known == "guessed" else ""
    return [("‹ ", key), (name, "bold"), (" ›", key), (guessed, "$text-muted")]


class HelpOfferPage(OverlayPage):
    """A few quiet lines, and one key to the numbers. What is saved stays saved; nothing is asked."""

    BINDINGS = [
        Binding("enter", "lines", "numbers to call"),
        Binding("exclamation_mark", "help", "help", key_display="!"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Prose("This sounds heavy", classes="heading")
        yield Prose(id="offer", classes="block")

    def on_mount(self) -> None:
        self.query_one("#offer", Prose).say(
            "\nSaved. You deserve a real person right now, and an app isn't one: someone you know, or a "
            "helpline.\n\n",
            self.trainer.helping.page.danger,
            ("\n\nenter: show the numbers · esc: back. That's all that's asked.", "$text-muted"),
        )

    def action_lines(self) -> None:
        self.close_with(then="help", topics=AT_WORST)

    def action_help(self) -> None:
        """As everywhere, esc leads back to this page."""
        self.go("help", topics=AT_WORST)
