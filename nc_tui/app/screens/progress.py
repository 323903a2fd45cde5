"""Progress: the year one can walk through, expected against felt, and what came before urges."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.card import Card, EdgeKey
from nc_tui.app.widgets.felt_picture import FeltPicture
from nc_tui.app.widgets.marks import quoted
from nc_tui.app.widgets.pictures import urge_picture
from nc_tui.app.widgets.prose import Drawn, Part, Prose, at_word_end, said
from nc_tui.app.widgets.rows import Columns
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.app.widgets.time_chart import FEWEST_WEEKS, Span, TimeChart
from nc_tui.practice.expectation import FEWEST_OF_ONE
from nc_tui.practice.text import clean_line
from nc_tui.practice.time_axis import monday_of
from nc_tui.practice.wording import count
from nc_tui.trainer.views.progress import URGE_DAYS, DayView, day_view, older_facts

BESIDE, WIDE = 118, 158
"""Cells of the page from which the day stands beside the year, and from which that is wider."""
NOBODY = (
    f"Nobody you named is in {FEWEST_OF_ONE} exercises with both ratings yet. From then on they are here."
)
SPAN_NAMES: Mapping[Span, str] = {"year": "One year", "month": "Five weeks", "week": "One week"}
WHO = 24
"""Letters of a person that a day's line shows at most."""
LINES, LINES_BESIDE = 3, 9
"""Lines of a day that are shown below the year, and beside it."""
TALLER, TALLEST = 33, 46
"""Rows from which curves are taller, and as tall as they get."""


class ProgressPage(Page):
    """Pictures of the practice."""

    CSS_PATH = "progress.tcss"
    BINDINGS = [Binding("p", "by_person", "by person")]

    def compose_body(self) -> ComposeResult:
        self._fit_columns()
        self.view = view = self.trainer.views.progress()
        with Columns(id="top"):
            with Card("", "", id="year"):
                yield TimeChart(view, lambda since, until: older_facts(self.trainer, since, until))
            with Card("", "", id="day"):
                yield Prose(id="of-day")
        with Card("Expected and felt", "● it was   ○ you expected", id="felt"):
            yield Prose(id="expected-words")
            yield FeltPicture(id="expected")
        with Columns(id="insight"):
            with Card("Urges", f"the last {URGE_DAYS} days", id="urges-card"):
                yield Prose(id="urges")
            with Card("Mood beside practice", f"the last {URGE_DAYS} days", id="mood-card"):
                yield Prose(id="beside")
        with Card("Overall", "", id="overall"):
            yield Prose(id="totals")

    def on_mount(self) -> None:
        self._show()
        self.query_one(TimeChart).focus()

    def on_resize(self) -> None:
        self._fit_columns()
        if self.is_mounted:
            self._fit_chart()
            self._show_day()

    def _fit_columns(self) -> None:
        width = self.app.size.width
        self.set_class(width >= BESIDE, "-beside")
        self.set_class(width >= WIDE, "-wider")

    def _fit_chart(self) -> None:
        chart, rows = self.query_one(TimeChart), self.app.size.height
        chart.tall = 2 if rows >= TALLEST else 1 if rows >= TALLER else 0
        chart.few_colours, chart.few_signs = self.host.few_colours, self.host.few_signs
        chart.refresh(layout=True)
        self._head()

    def journal_changed(self) -> None:
        self.view = self.trainer.views.progress()
        self.query_one(TimeChart).show(self.view)
        self._show()

    # -- what it says ------------------------------------------------------------------------------

    def _show(self) -> None:
        view = self.view
        self._fit_chart()
        self._show_day()
        self.query_one("#expected-words", Prose).say(
            view.expectation_words, " ", (view.expectation_limits, "$text-muted")
        )
        self.query_one("#felt", Card).head(
            "Expected and felt", "● it was   ○ you expected" if view.expectation.says_something else ""
        )
        picture = self.query_one(FeltPicture)
        picture.display = bool(view.expectation.stakes or view.expectation.skills)
        if view.expectation.says_something:
            few_signs = self.host.few_signs
            picture.show(view.expectation, view.skills, view.widest, few_signs=few_signs)
        else:
            picture.display = False
        self._name_turn()
        urges = view.urges
        parts = urge_picture(urges.trend, urges.tally, urges.set_offs)
        more: list[Part] = [f"\n{urges.busiest}"] if urges.busiest else []
        self.query_one("#urges", Prose).say(*parts, *more)
        self.query_one("#mood-card").display = bool(view.side_by_side)
        self.query_one("#beside", Prose).say(view.side_by_side)
        self.query_one("#totals", Prose).say("\n".join(view.totals))

    def _head(self) -> None:
        chart = self.query_one(TimeChart)
        first = self.view.first
        title = SPAN_NAMES[chart.span]
        if chart.span == "year":
            age = (monday_of(self.view.today) - monday_of(first)).days // 7 + 1 if first else 1
            weeks = chart.frame(chart.content_size.width).weeks
            if weeks <= 50:
                title = f"{max(weeks, FEWEST_WEEKS)} weeks"
            if age < weeks:
                title = f"{count(age, 'week')} so far"
        card = self.query_one("#year", Card)
        card.head(title)
        span = chart.next_span
        leads_to = "all of it" if span == "year" else SPAN_NAMES[span].lower()
        card.name_keys([EdgeKey("v", leads_to, "screen.zoom")])

    def _show_day(self) -> None:
        chart = self.query_one(TimeChart)
        day = day_view(self.trainer, chart.day)
        self.query_one("#day", Card).head(day.title, day.how)
        beside = self.has_class("-beside")
        shown = LINES_BESIDE if beside else LINES
        self.query_one("#of-day", Prose).update(Drawn(lambda width: _day(day, width, shown)))

    def _name_turn(self) -> None:
        picture = self.query_one(FeltPicture)
        words = "by who was there" if picture.by_person else "by person"
        keys = [EdgeKey("p", words, "screen.by_person")] if self.view.expectation.says_something else []
        self.query_one("#felt", Card).name_keys(keys)

    # -- what is done ------------------------------------------------------------------------------

    @on(TimeChart.Moved)
    def _moved(self) -> None:
        self._show_day()

    @on(TimeChart.Zoomed)
    def _zoomed(self) -> None:
        self._head()

    @on(TimeChart.Opened)
    def _open_day(self) -> None:
        self.go("journal", day=self.query_one(TimeChart).day)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        return action != "by_person" or (self.is_mounted and self.view.expectation.says_something)

    def action_zoom(self) -> None:
        """The chart nearer, or whole again: for the key that the card names, wherever the focus is."""
        self.query_one(TimeChart).action_zoom()

    def action_by_person(self) -> None:
        """Expected and felt by person, or again by who was there."""
        picture = self.query_one(FeltPicture)
        if not self.view.expectation.people and not picture.by_person:
            self.tell(NOBODY)
            return
        picture.turn()
        self._name_turn()
        picture.scroll_visible(animate=False)

    def on_descendant_focus(self) -> None:
        self.call_after_refresh(self._head)


def _day(day: DayView, width: int, shown: int) -> Content:
    """A day's lines: what it was, with whom, expected and felt; then what someone wrote."""
    lines: list[Content] = []
    for line in day.lines[:shown]:
        name = (line.what, hue(line.skill) if line.skill else "")
        room = width - len(line.ratings) - 1
        who = clean_line(line.who, WHO)
        words = said(name, (f"  {who}" if who else "", "$text-muted"))
        if words.cell_length > room:
            words = said(name)
        if words.cell_length > room:
            lines += words.wrap(width)
            words = said((at_word_end(who, room), "$text-muted"))
        lines.append(words + said(" " * (width - words.cell_length - len(line.ratings)), line.ratings))
    if not lines:
        lines.append(said(("Nothing recorded.", "$text-muted")))
    if len(day.lines) > shown:
        lines.append(said((f"and {len(day.lines) - shown} more", "$text-muted")))
    if day.words:
        lines.append(quoted(" ".join(day.words.split()), width))
    return Content("\n").join(lines)
