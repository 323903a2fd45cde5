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
from nc_tui.practice.clock import milestone
from nc_tui.practice.exercise import Go
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.wording import BESIDE, MONTHS, clock_line, count, near_day, streak_line, strength_after
from nc_tui.trainer.views import TodayView


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
        morning = self.trainer.views.today()
        self.morning = morning
        with Column(id="left"):
            words = self._notice()
            notice = Prose(words, id="notice")
            notice.display = bool(words)
            yield notice
            ahead = self._ahead()
            coming = Prose(ahead, id="ahead")
            coming.display = bool(ahead.plain)
            yield coming
            with Column(id="pending"):
                yield from self._pending_rows(morning)
            yield Prose("How are you?", classes="heading", id="how")
            checkin = morning.checkin
            yield Rating(
                "mood", "the worst", "the best", checkin.mood if checkin else None, id="mood", label_width=17
            )
            yield Rating(
                "pull to reach out",
                "none",
                "strongest",
                checkin.pull if checkin else None,
                id="pull",
                label_width=17,
            )
            yield Prose(self._plan_heading(morning), classes="heading", id="plan-heading")
            with Column(id="plan"):
                yield from self._plan_rows(morning)
            with Column(id="standing"):
                yield from self._standing_rows(morning)
            yield Prose(self._numbers(morning), id="numbers")

    def on_mount(self) -> None:
        """Begin at the first thing that waits. Somebody who has never rated begins at an exercise: to them a
        digit is still the key of a page."""
        self.query_one("#mood", Rating).follows = self.query_one("#pull", Rating)
        self._focus_next_open(ratings=self.trainer.checkins.ever())
        self._show_beside()

    def on_resize(self) -> None:
        """Wide enough, perhaps, for what is shown beside."""
        self._show_beside()

    def _show_beside(self) -> None:
        if self.size.width >= 120:
            self.query_one("#beside", Prose).say(*self._beside())

    def _beside(self) -> list[Part]:
        today, practised = self.morning.day, self.trainer.history.practised_days
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
        carried = [self.trainer.exercises[item.exercise] for item in self.morning.plan.items if item.carried]
        lines = [step.carry for exercise in carried for step in exercise.steps if isinstance(step, Go)]
        if lines:
            parts.append(("\nTo take with you\n", "bold $text-primary"))
            parts += [f"{line}\n" for line in lines]
        return parts

    # -- what it says ------------------------------------------------------------------------------

    def _notice(self) -> str:
        lines = [str(damage) for damage in self.trainer.session.journal.damage()[:3]]
        lines += [str(fault) for fault in self.trainer.session.library_faults[:2]]
        if self.trainer.session.settings_fault:
            lines.append(self.trainer.session.settings_fault)
        if self.host.demo:
            lines.insert(0, "Demo: a made-up person. Nothing here is yours, and nothing of yours is touched.")
        return "\n".join(lines)

    def _pending_rows(self, morning: TodayView) -> list[ExerciseRow]:
        day = morning.day - timedelta(days=1)
        return [
            ExerciseRow(each, day, self._skill(each.skill), None, pending=True) for each in morning.pending
        ]

    def _plan_rows(self, morning: TodayView) -> list[ExerciseRow]:
        rows = []
        for item in morning.plan.items:
            exercise = self.trainer.exercises[item.exercise]
            skill = self._skill(exercise.skill)
            rows.append(ExerciseRow(exercise, morning.day, skill, item.outcome, carried=item.carried))
        return rows

    def _standing_rows(self, morning: TodayView) -> list[Prose]:
        """What stands beside the plan: to be done or left, each under a line that says so."""
        rows: list[Prose] = []
        for item in morning.plan.beside:
            one = self.trainer.exercises[item.exercise]
            rows.append(Prose(said((BESIDE[item.slot], "$text-muted")), classes="heading"))
            skill = self._skill(one.skill)
            rows.append(
                ExerciseRow(one, morning.day, skill, item.outcome, carried=item.carried, optional=True)
            )
        return rows

    def _skill(self, skill_id: str) -> str:
        skill = self.trainer.library.skills.get(skill_id)
        return skill.title if skill else skill_id

    def _plan_heading(self, morning: TodayView) -> str:
        return "Today, one gentle thing" if morning.plan.heavy else "Today"

    def _numbers(self, morning: TodayView) -> Content:
        if morning.first_day:
            free = "Two small exercises a day is plenty. Two days in any seven are free."
            return said((free, "$text-muted"))
        numbers, ready = morning.numbers, morning.ready
        parts: list[Part] = []
        if self.trainer.settings.numbers == "shown":
            streak = numbers.streak
            line = streak_line(streak.days, streak.behind)
            if line:
                parts.append((line, "$text-primary"))
                parts.append((strength_after(streak.days, numbers.strength), "$text-muted"))
            if streak.rest_left > 0:
                parts.append((f" · {count(streak.rest_left, 'rest day')} free", "$text-muted"))
            if line:
                parts.append("\n")
        parts += self._clock_line()
        if ready.gate is None:
            parts.append((f"Ready list  {ready.met} of {ready.of}", "$text-muted"))
        else:
            parts.append(("Ready list closed. Practice goes on.", "$text-muted"))
        return said(*parts)

    def _clock_line(self) -> list[Part]:
        clock = self.trainer.situation.clock()
        if self.trainer.settings.days == "hidden" or clock.run is None:
            return []
        days = clock_line(clock, self.trainer.situation.profile.mode)
        reached = milestone(clock.run)
        quiet = f" · {reached} today" if reached else ""
        return [(f"{days}{quiet}\n", "$text-muted")]

    def _ahead(self) -> Content:
        """Dates of the coming week, and the quiet notice."""
        parts: list[Part] = []
        for coming in self.trainer.calendar.upcoming():
            when = {0: "today", 1: "tomorrow"}.get(coming.until, f"in {coming.until} days")
            parts.append((f"“{coming.entry.title}” {when}. F10 has a guide for the day.\n", "$text-accent"))
        if self.trainer.moments.open_urge() is not None:
            parts.append(("An urge is still open. Press u to pick it up again.\n", "$text-accent"))
        notice = self.trainer.moments.notice()
        if notice is not None:
            parts.append((notice.line + "\n", "$text-muted"))
        return said(*parts)

    # -- changes -----------------------------------------------------------------------------------

    def journal_changed(self) -> None:
        """Show the morning as it is; a day that has turned starts again."""
        turned = self.trainer.today != self.morning.day
        if turned:
            self.tell()
            self.query_one(TopBar).refresh()
        self.morning = morning = self.trainer.views.today()
        notice, words = self.query_one("#notice", Prose), self._notice()
        notice.say(words)
        notice.display = bool(words)
        ahead = self._ahead()
        self.query_one("#ahead", Prose).update(ahead)
        self.query_one("#ahead", Prose).display = bool(ahead.plain)
        self.query_one("#numbers", Prose).update(self._numbers(morning))
        self.query_one("#plan-heading", Prose).say(self._plan_heading(morning))
        self._show_ratings(morning.checkin)
        self.redo(partial(self._show_rows, morning, turned), group="rows")

    async def _show_rows(self, morning: TodayView, turned: bool) -> None:
        pending = self.query_one("#pending", Column)
        for row in [] if turned else pending.query(ExerciseRow):
            record = self.trainer.practice.record_of(row.exercise.id, row.day)
            data = record.data if record else None
            row.show(getattr(data, "outcome", None), row.asking and record is not None)
        shown = [row.exercise.id for row in pending.query(ExerciseRow)]
        wanted = [exercise.id for exercise in morning.pending]
        unanswered = [row.exercise.id for row in pending.query(ExerciseRow) if row.outcome is None]
        if turned or not set(wanted) <= set(shown) or not set(unanswered) <= set(wanted):
            await self._replace(pending, self._pending_rows(morning))
        plan = self.query_one("#plan", Column)
        rows = list(plan.query(ExerciseRow))
        if not turned and [row.exercise.id for row in rows] == [item.exercise for item in morning.plan.items]:
            for row, item in zip(rows, morning.plan.items, strict=True):
                row.carried = item.carried
                row.show(item.outcome, row.asking and item.outcome == "not")
        else:
            await self._replace(plan, self._plan_rows(morning))
        await self._show_standing(morning, turned)
        self._show_beside()
        if turned or self.focused is None:
            self._focus_next_open()

    async def _show_standing(self, morning: TodayView, turned: bool) -> None:
        standing = self.query_one("#standing", Column)
        rows = list(standing.query(ExerciseRow))
        items = morning.plan.beside
        if turned or [row.exercise.id for row in rows] != [item.exercise for item in items]:
            await self._replace(standing, self._standing_rows(morning))
            return
        for row, item in zip(rows, items, strict=True):
            row.carried = item.carried
            row.show(item.outcome, row.asking and item.outcome == "not")

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
