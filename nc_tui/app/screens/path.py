"""Path: the ladders of all skills, the exercises of each rung with what is known of them, earlier days."""

from collections.abc import Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.ladders import Ladders
from nc_tui.app.widgets.marks import RUNGS
from nc_tui.app.widgets.month_grid import MonthGrid
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rows import Column, Columns, OpenRow
from nc_tui.app.widgets.shelf_row import ShelfRow
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.wording import WITH_WHOM, count, near_day
from nc_tui.trainer.content import Skill
from nc_tui.trainer.views.path import FILTERS, Filter, ShelfLine, done_on

LEGEND = "   ".join(f"{sign} {state}" for state, sign in RUNGS.items())
PACE = (
    "What you expect sets the pace: after a low number the next rung opens sooner, after a high one the"
    " ladder waits. So say what you really expect. A high number is as good as a low one."
)
"""Why an honest prediction matters."""
LIKED = {
    "favourite": "Saved. “{}” stands first now.",
    "not-for-me": "Saved. “{}” won't be offered from tomorrow.   - or z to undo",
    "neither": "Saved. “{}” is back among the others.",
}
ALL_FROM, NAMED_FROM = 60, 76
"""Cells from which all filters are shown; below, only the chosen one."""
MONTH_BESIDE = 118
"""Cells of the page from which the month stands beside the exercises."""


class FilterRow(Row):
    """What the exercises are narrowed down to, each with how many there are. ← and → choose."""

    BINDINGS = [
        Binding("left", "choose(-1)", "filter", key_display="←"),
        Binding("right", "choose(1)", "filter", key_display="→", show=False),
        Binding("enter", "done", "to the list"),
    ]

    class Chosen(Message):
        """Another filter is chosen."""

    class Done(Message):
        """On to the exercises."""

    def __init__(self) -> None:
        super().__init__(id="filter")
        self.chosen: Filter = "rung"
        self.counts: dict[Filter, int] = {}

    def take(self, counts: dict[Filter, int]) -> None:
        """Show how many there are of each."""
        self.counts = counts
        self.redraw()

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        if width < ALL_FROM:
            words = f"{FILTERS[self.chosen]} {self.counts.get(self.chosen, 0)}"
            return said(("/", "bold $key"), ("  ‹ ", "$text-muted"), (words, "bold"), (" ›", "$text-muted"))
        parts: list[Part] = [("/", "bold $key"), " "]
        if width >= NAMED_FROM:
            parts.append((" filter  ", "$text-muted"))
        for name, words in FILTERS.items():
            number = self.counts.get(name, 0)
            here = name == self.chosen
            style = "bold underline $foreground" if here else "$text-muted" if number == 0 else "$foreground"
            parts += [" ", (f"{words} {number}", style), " "]
        return said(*parts)

    def action_choose(self, by: int) -> None:
        """The next one that finds something."""
        names = [name for name in FILTERS if self.counts.get(name, 0) > 0 or name == self.chosen]
        self._choose(names[(names.index(self.chosen) + by) % len(names)])

    def clear(self) -> bool:
        """Back to the rung; whether there was a filter."""
        was = self.chosen != "rung"
        self._choose("rung")
        return was

    def _choose(self, name: Filter) -> None:
        if name != self.chosen:
            self.chosen = name
            self.redraw()
            self.post_message(self.Chosen())

    def action_done(self) -> None:
        self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        """A click on a filter chooses it."""
        self.focus()
        spot = event.get_content_offset(self)
        if spot is None:
            return
        line = self.drawn(self.content_size.width).plain.split("\n")[spot.y]
        for name, words in FILTERS.items():
            at = line.find(f"{words} {self.counts.get(name, 0)}")
            if 0 <= at <= spot.x < at + len(words) + 3 and self.counts.get(name, 0) > 0:
                self._choose(name)


class BehindRow(OpenRow):
    """A line behind the ladders that opens a page, with how things stand there."""

    def __init__(self, label: str, route: str, state: str) -> None:
        super().__init__("", label, f"app.go('{route}')")
        self.state = state

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said((self.label.ljust(14), "bold"), (self.state, "$text-muted"))


class PathPage(Page):
    """The nine ladders."""

    CSS_PATH = "path.tcss"
    BINDINGS = [
        Binding("slash", "filter", "filter", key_display="/"),
        Binding("m", "month", "another day"),
        Binding("i", "about", "about"),
        Binding("escape", "back", "back", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The ladders, the exercises of the rung that is chosen, and what lies behind the ladders."""
        self.view = view = self.trainer.views.path(self.trainer.today)
        skills = list(view.skills.values())
        with Card("Ladders", "", id="ladders-card") as ladders:
            ladders.bottom.meta = said(LEGEND)
            yield Ladders(skills)
        with Columns(id="below"):
            with Card("", "", id="shelf"):
                yield FilterRow()
                yield Column(id="rows")
                yield Prose(id="nothing")
            with Card("", "", id="month"):
                yield MonthGrid(view.day, view.first, view.last)
                yield Prose(id="of-day")
        with Card("Behind the ladders", "", id="behind"):
            for label, (route, state) in self._behind().items():
                yield BehindRow(label, route, state)
        yield Prose(PACE, id="pace")

    def on_mount(self) -> None:
        self._fit_month()
        self._show_day()
        self._show_shelf()
        self.query_one(Ladders).focus()

    def on_resize(self) -> None:
        self._fit_month()
        for row in self.query(Row):
            row.redraw()

    def _fit_month(self) -> None:
        self.set_class(self.app.size.width >= MONTH_BESIDE, "-month-beside")

    def _behind(self) -> dict[str, tuple[str, str]]:
        """The lines behind the ladders: each with its page, and how things stand there."""
        left = self.trainer.rehearsing.left_this_week()
        return {
            "Rehearsals": ("rehearsals", f"{left} left this week"),
            "Courses": ("courses", self.view.course or "two weeks on one theme"),
            "Focus": ("focus", self.view.focus or "what I want to work on"),
        }

    # -- what it says ------------------------------------------------------------------------------

    def _show_day(self) -> None:
        view = self.view
        self.query_one("#ladders-card", Card).head(
            "Ladders", said(f"for {view.day_words}   ", ("m", "bold $key"), " another day")
        )
        grid = self.query_one(MonthGrid)
        grid.take(view.day, view.first, view.last, self.trainer.history.practised_days)
        self.query_one("#month", Card).head(
            f"{view.day:%B}", said(("← →", "bold $key"), " day  ", ("↑ ↓", "bold $key"), " week")
        )
        done = done_on(self.trainer, view.day)
        parts: list[Part] = [(f"\n{view.day_words[0].upper()}{view.day_words[1:]}  ", "bold")]
        parts.append((count(len(done), "exercise") if done else "nothing recorded", "$text-muted"))
        for one in done[:3]:
            parts.append(f"\n{one.title}" + (f"  {one.ratings}" if one.ratings else ""))
        if len(done) > 3:
            parts.append((f"\nand {len(done) - 3} more", "$text-muted"))
        self.query_one("#of-day", Prose).say(*parts)

    def _shown(self) -> tuple[ShelfLine, ...]:
        ladders = self.query_one(Ladders)
        return ladders.line.narrowed(self.query_one(FilterRow).chosen, ladders.rung)

    def _show_shelf(self) -> None:
        """The exercises of the rung, or those that the filter finds in the skill."""
        ladders, filters = self.query_one(Ladders), self.query_one(FilterRow)
        skill = ladders.line
        lines = self._shown()
        filters.take({name: len(skill.narrowed(name, ladders.rung)) for name in FILTERS})
        done = sum(one.told.times > 0 for one in lines)
        title = said((skill.skill.title, hue(skill.skill.id)))
        if filters.chosen == "rung":
            title += said(f" · {WITH_WHOM[STAKES[ladders.rung]]}")
        else:
            title += said(f" · {FILTERS[filters.chosen]}")
        self.query_one("#shelf", Card).head(title, f"{done} of {len(lines)} done · expected → felt")
        nothing = self.query_one("#nothing", Prose)
        nothing.display = not lines
        if not lines:
            nothing.say("Nothing on this rung.")
        self._fill(lines, one_rung=filters.chosen == "rung")

    def _fill(self, lines: Sequence[ShelfLine], *, one_rung: bool) -> None:
        """Rows for these lines. The ones that are there are taken, since new ones cost time; the focus goes
        with its exercise, or else stays where it is."""
        rows = list(self.query(ShelfRow))
        held = next((row for row in rows if row.has_focus), None)
        chosen = None if held is None else held.exercise.id
        day, today = self.view.day, self.trainer.today
        column = max((len(line.exercise.title) for line in lines), default=0)
        for row, line in zip(rows, lines, strict=False):
            row.take(line, day, one_rung=one_rung, column=column)
        more = [ShelfRow(line, day, today, one_rung=one_rung, column=column) for line in lines[len(rows) :]]
        if more:
            self.query_one("#rows", Column).mount(*more)
        for row in rows[len(lines) :]:
            row.remove()
        if held is not None:
            there = [*rows[: len(lines)], *more]
            goes_on = next(
                (row for row in there if row.exercise.id == chosen), held if held in there else None
            )
            (goes_on or (there[-1] if there else self.query_one(Ladders))).focus()

    def _about(self, skill: Skill) -> list[Part]:
        head = "bold"
        sources = self.trainer.library.sources
        found = [sources[source] for source in skill.sources if source in sources]
        named = "; ".join(f"{source.authors} {source.year}" for source in found)
        return [
            (skill.title, "bold $text-primary"),
            f"\n{skill.what}\n\n",
            ("After a break-up\n", head),
            f"{skill.why}\n\n",
            ("Mastered\n", head),
            f"{skill.mastered}\n\n",
            ("Evidence\n", head),
            f"{skill.evidence}\n",
            (f"\n{named}", "$text-muted"),
        ]

    # -- the ladders and the list ----------------------------------------------------------------------

    @on(Ladders.Moved)
    def _moved(self) -> None:
        filters = self.query_one(FilterRow)
        if filters.chosen != "rung" and not self._shown():
            filters.clear()
        self._show_shelf()

    @on(Ladders.Chosen)
    @on(FilterRow.Done)
    def _to_the_list(self) -> None:
        rows = self.query(ShelfRow)
        if rows:
            rows.first().focus()

    @on(FilterRow.Chosen)
    def _filtered(self) -> None:
        self._show_shelf()

    def action_filter(self) -> None:
        self.query_one(FilterRow).focus()

    async def action_back(self) -> None:
        """Out of the month, then out of the filter, then to the ladders, then to Today."""
        ladders = self.query_one(Ladders)
        if self.has_class("-month") or isinstance(self.focused, MonthGrid):
            self._leave_month()
        elif self.query_one(FilterRow).clear() or not ladders.has_focus:
            ladders.focus()
        else:
            await self.action_home()

    # -- another day -----------------------------------------------------------------------------------

    def action_month(self) -> None:
        """The month of days that can be filled in; the same key leads back."""
        if isinstance(self.focused, MonthGrid):
            self._leave_month()
            return
        self.add_class("-month")
        self.query_one(MonthGrid).focus()

    def show_chosen(self) -> None:
        """The month is seen whole, with what its day says."""
        if isinstance(self.focused, MonthGrid):
            self.query_one("#month").scroll_visible(animate=False, immediate=True)
        super().show_chosen()

    def _leave_month(self) -> None:
        self.remove_class("-month")
        rows = self.query(ShelfRow)
        (rows.first() if rows else self.query_one(Ladders)).focus()

    @on(MonthGrid.Moved)
    def _another_day(self) -> None:
        self._show(self.query_one(MonthGrid).day)

    @on(MonthGrid.Chosen)
    def _day_chosen(self) -> None:
        self._leave_month()

    def journal_changed(self) -> None:
        self._show(self.view.day)

    def _show(self, day: date) -> None:
        self.view = self.trainer.views.path(day)
        self.query_one(Ladders).show(list(self.view.skills.values()))
        self._show_day()
        self._show_shelf()
        states = self._behind()
        for behind in self.query(BehindRow):
            behind.state = states[behind.label][1]
            behind.redraw()

    def action_about(self) -> None:
        self.go("reading", words=self._about(self.query_one(Ladders).line.skill))

    # -- what is done ------------------------------------------------------------------------------

    @on(ShelfRow.Liked)
    async def _liked(self, liked: ShelfRow.Liked) -> None:
        exercise, like = liked.row.exercise, liked.like
        await self.act(
            lambda: self.trainer.likings.say(exercise.id, like), LIKED[like].format(exercise.title)
        )

    @on(ExerciseRow.Answered)
    async def _answered(self, answered: ExerciseRow.Answered) -> None:
        row, outcome = answered.row, answered.outcome
        exercise_id, day = row.exercise.id, row.day
        said = f"Saved.  “{row.exercise.title}”, for {near_day(day, self.trainer.today)}   z to undo"
        # The row may have another exercise once it is saved: what a filter lets through is others then.
        asked, row.asking = row.asking, outcome == "not"
        saved = await self.act(lambda: self.trainer.practice.record_outcome(exercise_id, outcome, day), said)
        if saved is None:
            row.asking = asked

    @on(ExerciseRow.Reasoned)
    async def _reasoned(self, reasoned: ExerciseRow.Reasoned) -> None:
        row, reason = reasoned.row, reasoned.reason
        exercise_id, day = row.exercise.id, row.day
        said = "Saved. That's fine, and useful to know."
        row.asking = False
        saved = await self.act(
            lambda: self.trainer.practice.record_outcome(exercise_id, "not", day, reason), said
        )
        if saved is None:
            row.asking = True

    @on(ExerciseRow.Opened)
    def _open(self, opened: ExerciseRow.Opened) -> None:
        self.go("exercise", exercise_id=opened.row.exercise.id, day=opened.row.day)
