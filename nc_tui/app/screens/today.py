"""Today: yesterday's open question, how you are, the plan, the numbers."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.bars import TopBar
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.pictures import ladder
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.practice.exercise import Go
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.wording import MONTHS, near_day
from nc_tui.trainer.views import TodayView
from nc_tui.trainer.views.lines import ExerciseLine

DEMO = "Demo: a made-up person. Nothing here is yours, and nothing of yours is touched."
LIST_OPEN = "The list is open. 5, in a quiet hour."
FIRST_DAY = "Two small exercises a day is plenty. Two days in any seven are free."


class TodayPage(Page):
    """The page of every morning."""

    BINDINGS = [Binding("r", "rate", "how are you", show=False)]

    def compose_middle(self) -> ComposeResult:
        """The morning, and beside it, where there is room, the last weeks and the ladders."""
        with Columns(id="columns"):
            with Body(id="body"):
                yield from self.compose_body()
            yield Prose(id="beside")

    def compose_body(self) -> ComposeResult:
        self.view = view = self.trainer.views.today()
        words = {id: _block(id, parts) for id, parts in _words(view).items()}
        with Column(id="left"):
            yield words["notice"]
            yield words["ahead"]
            with Column(id="pending"):
                yield from _waiting_rows(view)
            yield Prose("How are you?", classes="heading", id="how")
            mood, pull = (view.checkin.mood, view.checkin.pull) if view.checkin else (None, None)
            yield Rating("mood", "the worst", "the best", mood, id="mood", label_width=17)
            yield Rating("pull to reach out", "none", "strongest", pull, id="pull", label_width=17)
            yield words["week"]
            yield words["plan-heading"].add_class("heading")
            with Column(id="plan"):
                yield from _plan_rows(view)
            with Column(id="standing"):
                yield from _standing_rows(view)
            yield words["numbers"]

    def on_mount(self) -> None:
        """Begin at the first thing that waits. Somebody who has never rated begins at an exercise: to them a
        digit is still the key of a page."""
        self.query_one("#mood", Rating).follows = self.query_one("#pull", Rating)
        self._focus_next_open(ratings=self.trainer.checkins.ever())
        self._show_beside()
        self._told()

    def on_resize(self) -> None:
        """Wide enough, perhaps, for what is shown beside."""
        self._show_beside()

    def _show_beside(self) -> None:
        if self.size.width >= 120:
            self.query_one("#beside", Prose).say(*self._beside())

    def _beside(self) -> list[Part]:
        today, practised = self.view.day, self.trainer.history.practised_days
        parts: list[Part] = [("The last four weeks\n", "bold $text-primary")]
        monday = today - timedelta(days=today.weekday())
        for week in range(3, -1, -1):
            start = monday - timedelta(weeks=week)
            parts.append((f"{start.day:>2} {MONTHS[start.month - 1]}   ", "$text-muted"))
            for day in (start + timedelta(days=n) for n in range(7)):
                done = day in practised
                sign = "●" if done else "○" if day <= today else " "
                parts.append((f"{sign} ", "$text-accent" if done else "$text-muted"))
            parts.append("\n")
        parts.append(("\nThe ladders\n", "bold $text-primary"))
        standings = self.trainer.plan.standings()
        for skill in self.trainer.library.skills.values():
            parts += [f"{skill.title:<15}", (ladder(standings.get(skill.id)), "$text-accent"), "\n"]
        carried = [line.exercise for line in self.view.planned if line.carried]
        lines = [step.carry for exercise in carried for step in exercise.steps if isinstance(step, Go)]
        if lines:
            parts.append(("\nTo take with you\n", "bold $text-primary"))
            parts += [f"{line}\n" for line in lines]
        return parts

    def _told(self) -> None:
        """That the list has opened is said on one day."""
        if self.view.list_opened:
            self.trainer.ready.told()

    # -- changes -----------------------------------------------------------------------------------

    def journal_changed(self) -> None:
        """Show the morning as it is; a day that has turned starts again."""
        turned = self.trainer.today != self.view.day
        if turned:
            self.tell()
            self.query_one(TopBar).refresh()
        self.view = view = self.trainer.views.today()
        for id, parts in _words(view).items():
            block = self.query_one(f"#{id}", Prose)
            block.say(*parts)
            block.display = bool(parts)
        self._told()
        self._show_ratings(view.checkin)
        self.redo(partial(self._show_rows, view, turned), group="rows")

    async def _show_rows(self, view: TodayView, turned: bool) -> None:
        pending = self.query_one("#pending", Column)
        for row in [] if turned else pending.query(ExerciseRow):
            record = self.trainer.practice.record_of(row.exercise.id, row.day)
            data = record.data if record else None
            row.show(getattr(data, "outcome", None), row.asking and record is not None)
        shown = [row.exercise.id for row in pending.query(ExerciseRow)]
        wanted = [line.exercise.id for line in view.waiting]
        unanswered = [row.exercise.id for row in pending.query(ExerciseRow) if row.outcome is None]
        if turned or not set(wanted) <= set(shown) or not set(unanswered) <= set(wanted):
            await self._replace(pending, _waiting_rows(view))
        await self._show_lines("#plan", view.planned, _plan_rows(view), turned)
        await self._show_lines("#standing", [line for _, line in view.beside], _standing_rows(view), turned)
        self._show_beside()
        if turned or self.focused is None:
            self._focus_next_open()

    async def _show_lines(
        self, place: str, lines: Sequence[ExerciseLine], anew: Sequence[Prose], turned: bool
    ) -> None:
        """Show how things stand in the rows that are there; where they are others, these ``anew``."""
        column = self.query_one(place, Column)
        rows = list(column.query(ExerciseRow))
        if turned or [row.exercise.id for row in rows] != [line.exercise.id for line in lines]:
            await self._replace(column, anew)
            return
        for row, line in zip(rows, lines, strict=True):
            row.carried = line.carried
            row.show(line.outcome, row.asking and line.outcome == "not")

    async def _replace(self, container: Column, rows: Sequence[Prose]) -> None:
        place = next((n for n, row in enumerate(container.query(ExerciseRow)) if row.has_focus), None)
        async with container.batch():
            await container.remove_children()
            await container.mount_all(rows)
        places = [row for row in rows if isinstance(row, ExerciseRow)]
        if place is not None and places:
            places[min(place, len(places) - 1)].focus()

    def action_rate(self) -> None:
        """Say how you are, for the first time or anew."""
        self.set_focus(self.query_one("#mood", Rating))

    def _focus_next_open(self, *, ratings: bool = True) -> None:
        for row in self.query(Row):
            if isinstance(row, ExerciseRow) and row.outcome is None and not row.optional:
                row.focus()
                return
            if ratings and isinstance(row, Rating) and row.value is None:
                row.focus()
                return
        rows = self.query("#plan ExerciseRow")
        if rows:
            rows.first().focus()

    # -- what is done ------------------------------------------------------------------------------

    @on(Rating.Given)
    async def _rated(self, given: Rating.Given) -> None:
        mood, pull = self.query_one("#mood", Rating), self.query_one("#pull", Rating)
        values = {row.id: row.value for row in (mood, pull)} | {given.rating.id: given.value}
        so_far = [f"{name} {value}" for name, value in values.items() if value is not None]
        said = f"Saved.  {', '.join(so_far)}   z to undo"
        saved = await self.act(lambda: self.trainer.checkins.check_in(values["mood"], values["pull"]), said)
        if saved is None:
            self._show_ratings(self.trainer.checkins.of_today())
            given.rating.focus()
            return
        if given.rating is pull and self.focused in (mood, pull):
            self._focus_next_open()
        self.host.after_hard_moment(saved.result)

    def _show_ratings(self, checkin: Checkin | None) -> None:
        self.query_one("#mood", Rating).set(checkin.mood if checkin else None)
        self.query_one("#pull", Rating).set(checkin.pull if checkin else None)

    @on(Rating.Passed)
    def _passed(self) -> None:
        self.focus_next()

    @on(ExerciseRow.Answered)
    async def _answered(self, answered: ExerciseRow.Answered) -> None:
        row, outcome = answered.row, answered.outcome
        exercise_id, day = row.exercise.id, row.day
        said = f"Saved.  “{row.exercise.title}”, for {near_day(day, self.trainer.today)}   z to undo"
        if (
            await self.act(lambda: self.trainer.practice.record_outcome(exercise_id, outcome, day), said)
            is None
        ):
            return
        row.show(outcome, asking=outcome == "not")
        if outcome != "not":
            self._focus_next_open()

    @on(ExerciseRow.Reasoned)
    async def _reasoned(self, reasoned: ExerciseRow.Reasoned) -> None:
        row, reason = reasoned.row, reasoned.reason
        exercise_id, day = row.exercise.id, row.day
        said = "Saved. That's fine, and useful to know."
        if (
            await self.act(
                lambda: self.trainer.practice.record_outcome(exercise_id, "not", day, reason), said
            )
            is not None
        ):
            row.show("not")
            self._focus_next_open()

    @on(ExerciseRow.SwapWanted)
    async def _swap(self, wanted: ExerciseRow.SwapWanted) -> None:
        exercise_id = wanted.row.exercise.id
        saved = await self.act(lambda: self.trainer.plan.swap(exercise_id))
        if saved is not None and saved.result is None:
            self.tell(("Nothing else fits today. Path (2) has every exercise.", "$text-muted"))
        elif saved is not None:
            self.confirm("Swapped. It costs nothing.   z to undo")

    @on(ExerciseRow.Opened)
    def _open(self, opened: ExerciseRow.Opened) -> None:
        self.go("exercise", exercise_id=opened.row.exercise.id, day=opened.row.day)


# -- what it says ----------------------------------------------------------------------------------


def _words(view: TodayView) -> dict[str, list[Part]]:
    """By its id, what stands in each block of words; a block without any isn't shown."""
    notice = "\n".join((DEMO, *view.faults) if view.is_demo else view.faults)
    return {
        "notice": [notice] if notice else [],
        "ahead": _ahead(view),
        "week": [(view.week, "$text-muted")] if view.week else [],
        "plan-heading": ["Today, one gentle thing" if view.is_heavy else "Today"],
        "numbers": _numbers(view),
    }


def _block(id: str, parts: list[Part]) -> Prose:
    block = Prose(said(*parts), id=id)
    block.display = bool(parts)
    return block


def _ahead(view: TodayView) -> list[Part]:
    """Dates of the coming week, an open urge, and the quiet notice."""
    parts: list[Part] = [
        (f"“{coming.title}” {coming.when}. F10 has a guide for the day.\n", "$text-accent")
        for coming in view.coming
    ]
    if view.has_open_urge:
        parts.append(("An urge is still open. Press u to pick it up again.\n", "$text-accent"))
    if view.notice:
        parts.append((view.notice + "\n", "$text-muted"))
    return parts


def _numbers(view: TodayView) -> list[Part]:
    if view.first_day:
        return [(FIRST_DAY, "$text-muted")]
    numbers, milestone = view.numbers_line, f" · {view.milestone} today" if view.milestone else ""
    lines = (
        said((view.course, "$text-primary")),
        said((numbers.streak, "$text-primary"), (numbers.strength + numbers.free, "$text-muted")),
        said((view.clock + milestone, "$text-muted")),
        said((LIST_OPEN, "$text-primary") if view.list_opened else (view.ready_line, "$text-muted")),
    )
    shown = [line for line in lines if line.plain]
    return [Content("\n").join(shown)] if shown else []


def _waiting_rows(view: TodayView) -> list[ExerciseRow]:
    day = view.day - timedelta(days=1)
    return [ExerciseRow(line.exercise, day, line.lead, line.outcome, pending=True) for line in view.waiting]


def _plan_rows(view: TodayView) -> list[ExerciseRow]:
    return [
        ExerciseRow(line.exercise, view.day, line.lead, line.outcome, carried=line.carried)
        for line in view.planned
    ]


def _standing_rows(view: TodayView) -> list[Prose]:
    """What stands beside the plan: to be done or left, each under a line that says so."""
    rows: list[Prose] = []
    for heading, line in view.beside:
        rows.append(Prose(said((heading, "$text-muted")), classes="heading"))
        rows.append(
            ExerciseRow(line.exercise, view.day, line.lead, line.outcome, carried=line.carried, optional=True)
        )
    return rows
