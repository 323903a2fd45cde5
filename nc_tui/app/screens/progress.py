"""Progress: the year as a heat map, the strength curve, the skills at their stakes, totals in words."""

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.pictures import curve_picture, heat_picture, map_picture, urge_picture
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.practice.progress import heat, stakes_map, totals
from nc_tui.practice.strength import strength_curve
from nc_tui.practice.urges import set_offs, tally, trend
from nc_tui.practice.wording import MONTHS, clock_line, count, percent, short_day

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
            there = self.years_back > 0 if parameters == (1,) else self.years_back < self._oldest()
            return True if there else None
        return True

    def _oldest(self) -> int:
        first = totals(self.trainer.history).first_day or self.trainer.today
        return max(0, (self.trainer.today - first).days // 365)

    def action_year(self, by: int) -> None:
        self.years_back = max(0, min(self._oldest(), self.years_back - by))
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        width = max(20, self.size.width - (6 if self.size.width < 60 else 10))
        self.set_class(self.size.width >= 110, "-columns")
        self.query_one("#heat-head", Prose).say(self._heat_head())
        self.query_one("#heat", Prose).say(*self._heat(width))
        half = width // 2 - 2 if self.size.width >= 110 else width
        self.query_one("#curve", Prose).say(*self._curve(half))
        self.query_one("#map", Prose).say(*self._map(half))
        self.query_one("#totals", Prose).say(*self._totals())
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

    def _curve(self, width: int) -> list[Part]:
        practised, rest = self.trainer.history.practised_days, self.trainer.settings.rest_days
        curve = strength_curve(practised, self.trainer.today, rest, 182)
        if not curve:
            return [("The curve starts on your first practice day.", "$text-muted")]
        first = curve[0][0]
        picture = curve_picture([value for _, value in curve], min(width - 6, 91), 6)
        since = f"{first.day} {MONTHS[first.month - 1]}"
        ends = f"{since} to today: {percent(curve[-1][1])}. One missed day costs little."
        return [*picture, (ends, "$text-muted")]

    def _map(self, width: int) -> list[Part]:
        skills = self.trainer.library.skills
        return map_picture(
            {skills[key].title: row for key, row in stakes_map(skills, self.trainer.history).items()}, width
        )

    def _totals(self) -> list[Part]:
        found = totals(self.trainer.history)
        numbers = self.trainer.practice.numbers()
        if found.first_day is None:
            return [("Nothing yet, and that's where everyone starts.", "$text-muted")]
        skills = self.trainer.library.skills
        clock = self.trainer.situation.clock()
        favourite = skills[found.favourite].title if found.favourite in skills else ""
        since = f"{short_day(found.first_day)} {found.first_day.year}"
        exercises, days = count(found.exercises, "exercise"), count(found.days, "practice day")
        people, settings = count(found.people, "person", "people"), count(found.settings, "kind")
        parts: list[Part] = [
            f"{exercises} on {days} since {since}.\n",
            f"Longest streak {count(numbers.streak.best, 'day')}; {count(found.checkins, 'check-in')}.\n",
            f"This past year: {people}, {settings} of place.\n",
        ]
        if favourite:
            parts.append(f"Most practised: {favourite}.")
        if self.trainer.settings.days == "shown" and clock.run is not None:
            longest = "" if clock.longest is None else f"; longest run {count(clock.longest, 'day')}"
            parts.append(f"\n{clock_line(clock, self.trainer.situation.profile.mode).capitalize()}{longest}.")
        return parts
