"""Progress: the year as a heat map, the strength curve, the skills at their stakes, totals in words."""

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.pictures import curve_picture, heat_picture, map_picture, urge_picture
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.practice.progress import heat
from nc_tui.practice.urges import set_offs, tally, trend
from nc_tui.practice.wording import short_day
from nc_tui.trainer.views.progress import ProgressView

WEEKS = 53
URGE_DAYS = 90


class ProgressPage(Page):
    """Pictures of the practice."""

    CSS_PATH = "progress.tcss"
    BINDINGS = [
        Binding("left", "year(-1)", "previous", key_display="←"),
        Binding("right", "year(1)", "next", key_display="→"),
    ]

    def compose_body(self) -> ComposeResult:
        self.years_back = 0
        self.view: ProgressView = self.trainer.views.progress()
        yield Prose(id="heat-head", classes="heading")
        yield Prose(id="heat")
        with Columns(id="columns"):
            with Column(id="left"):
                yield Prose("Strength", classes="heading")
                yield Prose(id="curve")
                yield Prose("Overall", classes="heading")
                yield Prose(id="totals")
            with Column(id="right"):
                yield Prose("Skills and stakes", classes="heading")
                yield Prose(id="map")
                yield Prose("Urges, the last 90 days", classes="heading")
                yield Prose(id="urges")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        if self.is_mounted:
            self._show()

    def journal_changed(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only years of which there is something."""
        if action == "year" and self.is_mounted:
            there = self.years_back > 0 if parameters == (1,) else self.years_back < self.view.years
            return True if there else None
        return True

    def action_year(self, by: int) -> None:
        self.years_back = max(0, min(self.view.years, self.years_back - by))
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        width = max(20, self.size.width - (6 if self.size.width < 60 else 10))
        self.set_class(self.size.width >= 110, "-columns")
        self.query_one("#heat-head", Prose).say(self._heat_head())
        self.query_one("#heat", Prose).say(*self._heat(width))
        half = width // 2 - 2 if self.size.width >= 110 else width
        view = self.view = self.trainer.views.progress()
        self.query_one("#curve", Prose).say(*_curve(view, half))
        self.query_one("#map", Prose).say(*map_picture(view.skills, half))
        self.query_one("#totals", Prose).say("\n".join(view.totals))
        history, today = self.trainer.history, self.trainer.today
        found = (trend(history, today, URGE_DAYS), tally(history, today, URGE_DAYS))
        self.query_one("#urges", Prose).say(*urge_picture(*found, set_offs(history, today, URGE_DAYS)))

    def _until(self) -> date:
        return self.trainer.today - timedelta(weeks=52 * self.years_back)

    def _heat_head(self) -> str:
        until = self._until()
        return "The last year" if self.years_back == 0 else f"The year to {short_day(until)} {until.year}"

    def _heat(self, width: int) -> list[Part]:
        until = self._until()
        weeks = min(WEEKS, width - 5)
        since = until - timedelta(weeks=weeks)
        recent = since >= self.trainer.history.since
        records = (
            self.trainer.history.recent if recent else self.trainer.session.journal.records(since, until)
        )
        columns = heat(records, until, weeks)
        months = [
            until - timedelta(days=until.weekday()) - timedelta(weeks=n) for n in range(weeks - 1, -1, -1)
        ]
        return heat_picture(columns, months, 2 if width >= weeks * 2 + 5 else 1)


def _curve(view: ProgressView, width: int) -> list[Part]:
    words = (view.curve_words, "$text-muted")
    if not view.curve:
        return [words]
    return [*curve_picture([value for _, value in view.curve], min(width - 6, 91), 6), words]
