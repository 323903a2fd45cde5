"""Today: yesterday's open question, how you are, the plan, and what stands."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import AwaitMount, Widget

from nc_tui.app.grid import INNER, LABEL, panes
from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.bars import TopBar
from nc_tui.app.widgets.card import Card, EdgeKey
from nc_tui.app.widgets.checkin_row import CheckinRow, OneOfTwo
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.app.widgets.day_numbers import DayNumbers
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.masthead import Masthead
from nc_tui.app.widgets.middle import Middle, Panes
from nc_tui.app.widgets.pause_row import PauseRow
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column
from nc_tui.app.widgets.told import Told
from nc_tui.practice.wording import count, near_day
from nc_tui.trainer.views import TodayView
from nc_tui.trainer.views.today import DayLine

DEMO = "Demo: a made-up person. Nothing here is yours, and nothing of yours is touched."
FIRST_DAY = "Two small things for today. Do one, or both, in any order."
PARTS = (
    "masthead",
    "notice",
    "first",
    "ahead",
    "yesterday",
    "told",
    "checkin",
    "week",
    "today",
    "pause",
    "numbers",
    "demo",
)
"""What the page consists of, from top to bottom. What a day doesn't have isn't made."""


class TodayPage(Page):
    """The page of every morning."""

    BINDINGS = [
        Binding("r", "rate", "how are you"),
        Binding("r", "rate_again", "rate again"),
        Binding("m", "have_two", "two, as before"),
        Binding("tab", "app.focus_next", "next", show=False),
    ]

    _rated_both = False
    """Whether the pull was just rated, so that what comes next is an exercise."""

    def compose_middle(self) -> ComposeResult:
        """The day, and beside it, where there is room, the last weeks and the ladders."""
        self.view = self.trainer.views.today()
        with Middle():
            with Body(id="body"):
                yield from self.compose_body()
            if panes(self.app.size.width).number:
                yield Panes(id="beside")

    def compose_body(self) -> ComposeResult:
        view = self.view
        self.checkin = CheckinRow(view.checkin)
        day = Card(*_card_head(view), Column(*_plan_rows(view), id="plan"), id="today")
        if view.beside:
            day.compose_add_child(Column(*_standing_rows(view), id="standing"))
        always = (Masthead(view), self.checkin, Prose(id="week"), day, DayNumbers(view))
        yield from sorted((*always, *_on_some_days(view)), key=_place)

    def _put(self, part: Widget) -> AwaitMount:
        """Show, in its place, a part of the page that it didn't have so far."""
        body = self.query_one("#body")
        return body.mount(
            part, before=next((each for each in body.children if _place(each) > _place(part)), None)
        )

    def on_mount(self) -> None:
        """Begin at the first thing that waits. Somebody who has never rated begins at an exercise: to them a
        digit is still the key of a page. What stands beside comes once the day is there."""
        self._fit_beside()
        self._say_week()
        for row in self.query(DayExercise):
            row.step = None if row.pending else self._begun(row)
        if (first := self._next_open(ratings=self.trainer.checkins.ever())) is not None:
            self.begin_at(first)
        self.call_after_refresh(self._show_beside)
        self._told()

    def on_resize(self) -> None:
        """Wide enough, perhaps, for what is shown beside."""
        self._fit()  # what is said goes by the classes of the new size
        self._fit_beside()
        self._say_week()
        self._name_keys()
        self.call_after_refresh(self._show_beside)

    def _fit_beside(self) -> None:
        width = self.app.size.width
        if not self.query(Panes):
            if panes(width).number == 0:
                return
            self.query_one(Middle).mount(Panes(id="beside"))
        beside = self.query_one(Panes)
        beside.fit(width)
        if self.view.first_day:
            beside.display = False

    def _show_beside(self) -> None:
        """Draw what there is room for; the year where there are two panes."""
        number = panes(self.app.size.width).number
        if not self.is_there or number == 0 or self.view.first_day:
            return
        # Its code is read, and its place filled, when the first frame stands.
        from nc_tui.app.widgets.beside import Beside

        place, views = self.query_one(Panes), self.trainer.views
        if not place.children:
            place.mount(Beside())
        place.query_one(Beside).show(
            views.beside(),
            views.year() if number > 1 else None,
            few_signs=self.host.few_signs,
            few_colours=self.host.few_colours,
        )

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
        self._say(view)
        self.query_one(Masthead).show(view)
        self.query_one(DayNumbers).show(view)
        self.query_one("#today", Card).head(*_card_head(view))
        self.checkin.show(view.checkin)
        self._fit_beside()
        self.redo(partial(self._show_rows, view, turned), group="rows")

    def _say(self, view: TodayView) -> None:
        self._say_week()
        for id, parts in _words(view).items():
            for block in self.query(f"#{id}").results(Prose):
                block.say(*parts)
                block.display = bool(parts)
            if parts and not self.query(f"#{id}"):
                self._put(Prose(said(*parts), id=id))
        for row in self.query(PauseRow):
            row.show(view.back)
        if view.back is not None and not self.query(PauseRow):
            self._put(PauseRow(view.back))
        self._told()

    async def _show_rows(self, view: TodayView, turned: bool) -> None:
        await self._show_waiting(view, turned)
        await self._show_lines("#plan", view.planned, _plan_rows(view), turned)
        standing = [line for _, line in view.beside]
        if standing and not self.query("#standing"):
            await self.query_one("#today", Card).add(Column(id="standing"))
        if self.query("#standing"):
            await self._show_lines("#standing", standing, _standing_rows(view), turned)
        self._show_beside()
        # A plan that has changed took the focus with it, and back to what was rated.
        lost = self.focused is None or (self._rated_both and isinstance(self.focused, OneOfTwo))
        self._rated_both = False
        if turned or lost:
            self._focus_next_open(ratings=self.trainer.checkins.ever())
        self._name_keys()

    async def _show_waiting(self, view: TodayView, turned: bool) -> None:
        lines = {line.exercise.id: line for line in (*view.waiting, *view.answered)}
        waiting = [line.exercise.id for line in view.waiting]
        rows = list(self.query("#pending DayExercise").results(DayExercise))
        asked = [row.exercise.id for row in rows if row.asking and not turned]
        wanted = [one for one in lines if one in waiting or one in asked]
        if wanted and not self.query("#yesterday"):
            await self._put(_yesterday(view))
        for pending in self.query("#pending").results(Column):
            there = [row.exercise.id for row in pending.query(DayExercise)]
            if turned or not set(wanted) <= set(there):
                anew = [_waiting_row(view, lines[one], asking=one in asked) for one in wanted]
                await self._replace(pending, _apart(anew))
            else:
                await pending.remove_children(list(_gone(pending.children, wanted)))
            for row in pending.query(DayExercise):
                row.show_line(lines[row.exercise.id], row.asking and row.exercise.id in asked, None)
            self.query_one("#yesterday", Card).display = bool(wanted)
        self._say_told(wanted)

    def _begun(self, row: DayExercise) -> int | None:
        """At which step it was left: that is a draft, and no record."""
        if row.outcome is not None or row.line.carried:
            return None
        return self.trainer.practice.begun(row.exercise.id, row.day)

    def on_screen_resume(self) -> None:
        """Back from an exercise: it says at which step it was left."""
        for row in self.query(DayExercise):
            if not row.pending and row.step != (step := self._begun(row)):
                row.show_line(row.line, row.asking, step)
        self._name_keys()

    def _say_told(self, asked: Sequence[str]) -> None:
        """What was said of yesterday, but for what is still being asked about."""
        answered = [line for line in self.view.answered if line.exercise.id not in asked]
        for told in self.query(Told):
            told.show(answered)
        if answered and not self.query(Told):
            self._put(Told(answered))

    async def _show_lines(
        self, place: str, lines: Sequence[DayLine], anew: Sequence[Prose], turned: bool
    ) -> None:
        """Show how things stand in the rows that are there; where they are others, these ``anew``."""
        column = self.query_one(place, Column)
        rows = list(column.query(DayExercise))
        if turned or [row.exercise.id for row in rows] != [line.exercise.id for line in lines]:
            await self._replace(column, anew)
            return
        for row, line in zip(rows, lines, strict=True):
            row.show_line(line, row.asking and line.outcome == "not", self._begun(row))

    async def _replace(self, container: Column, rows: Sequence[Prose]) -> None:
        place = next((n for n, row in enumerate(container.query(ExerciseRow)) if row.has_focus), None)
        async with container.batch():
            await container.remove_children()
            await container.mount_all(rows)
        places = [row for row in rows if isinstance(row, ExerciseRow)]
        if place is not None and places:
            places[min(place, len(places) - 1)].focus()

    # -- the focus ---------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """What 0 and 10 mean is said while a rating has the focus; the card names the keys of its row."""
        self._say_week()
        self._name_keys()

    def on_descendant_blur(self) -> None:
        self._say_week()
        self._name_keys()

    def _say_week(self) -> None:
        rating = self.focused if isinstance(self.focused, OneOfTwo) else None
        anchors = "" if rating is None else rating.anchors()
        words = _week(self.view, anchors, narrow=self.has_class("-narrow"))
        self.query_one("#week", Prose).say(*words)

    def _name_keys(self) -> None:
        row = self.focused
        card = self.query_one("#today", Card)
        keys = row.keys if isinstance(row, DayExercise) and not row.pending else ()
        if self.view.may_have_two and keys:
            keys = (*keys, EdgeKey("m", "two, as before", "screen.have_two"))
        card.name_keys(keys if not self.has_class("-narrow") else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """``r`` says what it does now."""
        if action in ("rate", "rate_again"):
            rated = self.is_mounted and self.view.checkin is not None
            return rated is (action == "rate_again")
        if action == "have_two":
            return self.is_mounted and self.view.may_have_two
        return super().check_action(action, parameters)

    def action_rate(self) -> None:
        """Say how you are, for the first time or again."""
        self._rated_both = False
        self.set_focus(self.checkin.mood)

    def action_rate_again(self) -> None:
        """The same, once it was said."""
        self.action_rate()

    async def action_have_two(self) -> None:
        """After a pause: the second exercise again."""
        await self.act(self.trainer.returning.take_two, "Saved. Two again, from today on.   z to undo")

    def _focus_next_open(self, *, ratings: bool = True) -> None:
        if (row := self._next_open(ratings=ratings)) is not None:
            row.focus()

    def _next_open(self, *, ratings: bool) -> Row | None:
        for row in self.query(Row):
            if not row.display or any(not each.display for each in row.ancestors if isinstance(each, Widget)):
                continue
            if isinstance(row, DayExercise) and row.outcome is None and not row.optional:
                return row
            if ratings and isinstance(row, Rating) and row.value is None:
                return row
        return next(iter(self.query("#plan DayExercise").results(DayExercise)), None)

    # -- what is done ------------------------------------------------------------------------------

    @on(Rating.Given)
    async def _rated(self, given: Rating.Given) -> None:
        mood, pull = self.checkin.mood, self.checkin.pull
        values = {row.id: row.value for row in (mood, pull)} | {given.rating.id: given.value}
        so_far = [f"{name} {value}" for name, value in values.items() if value is not None]
        said = f"Saved.  {', '.join(so_far)}   z to undo"
        both = given.rating is pull and self.focused in (mood, pull)
        self._rated_both = both  # told now: saving shows the rows again at once
        saved = await self.act(lambda: self.trainer.checkins.check_in(values["mood"], values["pull"]), said)
        if saved is None:
            self._rated_both = False
            self.checkin.show(self.trainer.checkins.of_today())
            given.rating.focus()
            return
        if both and self.focused in (mood, pull):
            self._focus_next_open()
        self.host.after_hard_moment(saved.result)

    @on(Rating.Passed)
    def _passed(self) -> None:
        self.focus_next()

    @on(OneOfTwo.Left)
    def _left(self) -> None:
        self._focus_next_open(ratings=False)

    @on(ExerciseRow.Answered)
    async def _answered(self, answered: ExerciseRow.Answered) -> None:
        row, outcome = answered.row, answered.outcome
        exercise_id, day = row.exercise.id, row.day
        said = f"Saved.  “{row.exercise.title}”, for {near_day(day, self.trainer.today)}   z to undo"
        asked, row.asking = row.asking, outcome == "not"  # told now: saving shows the rows again at once
        saved = await self.act(lambda: self.trainer.practice.record_outcome(exercise_id, outcome, day), said)
        if saved is None:
            row.asking = asked
            return
        row.show(outcome, asking=outcome == "not")
        if outcome != "not":
            self._focus_next_open()
        self.host.after_practice(saved.result)

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
            return
        row.show("not")
        self._focus_next_open()
        self.host.after_practice(saved.result)

    @on(DayExercise.SwapWanted)
    async def _swap(self, wanted: DayExercise.SwapWanted) -> None:
        exercise_id = wanted.row.exercise.id
        saved = await self.act(lambda: self.trainer.plan.swap(exercise_id))
        if saved is not None and saved.result is None:
            self.tell(("Nothing else fits today. All the exercises are on Path (2).", "$text-muted"))
        elif saved is not None:
            self.confirm("Swapped. It costs nothing.   z to undo")

    @on(ExerciseRow.Opened)
    def _open(self, opened: ExerciseRow.Opened) -> None:
        self.go("exercise", exercise_id=opened.row.exercise.id, day=opened.row.day)


# -- what it says ----------------------------------------------------------------------------------


def _words(view: TodayView) -> dict[str, list[Part]]:
    """By its id, what stands in each block of words; a block without any isn't shown."""
    return {
        "notice": ["\n".join(view.faults)] if view.faults else [],
        "first": [FIRST_DAY] if view.first_day else [],
        "ahead": _ahead(view),
        "demo": [(DEMO, "$text-muted")] if view.is_demo else [],
    }


def _place(part: Widget) -> int:
    return PARTS.index(part.id or "")


def _on_some_days(view: TodayView) -> list[Widget]:
    """The parts that not every day has."""
    parts: list[Widget] = [Prose(said(*words), id=id) for id, words in _words(view).items() if words]
    if view.waiting:
        parts.append(_yesterday(view))
    if view.answered:
        parts.append(Told(view.answered))
    if view.back is not None:
        parts.append(PauseRow(view.back))
    return parts


def _week(view: TodayView, anchors: str, *, narrow: bool) -> list[Part]:
    """Below the ratings: what 0 and 10 mean while one rates, else how the week was, once one has rated.
    Where it is narrow, that stands among the last lines."""
    week = f"{view.week}\n" if view.week and view.checkin is not None and not narrow else ""
    if anchors and week:
        # As many lines, so that nothing below moves.
        lines = len(said(week).wrap(INNER - LABEL))
        return [(anchors, "$text-muted"), "\n" * (lines - 1)]
    return [(anchors or week or " ", "$text-muted")]


def _ahead(view: TodayView) -> list[Part]:
    """An open urge, dates of the coming week, the week to look back on, and the quiet notice."""
    lines: list[Part] = []
    if view.has_open_urge:
        lines.append(said("An urge is still open. Press ", ("u", "bold $key"), " to pick it up again."))
    for coming in view.coming:
        lines.append(
            said(f"“{coming.title}” {coming.when}. ", ("F10", "bold $key"), " has a guide for the day.")
        )
    if view.looks_back:
        lines.append(
            said(
                ("It's Sunday. Press ", "$text-muted"),
                ("w", "bold $key"),
                (" to look back on your week.", "$text-muted"),
            )
        )
    if view.notice:
        lines.append((view.notice, "$text-muted"))
    return [part for line in lines for part in ("\n", line)][1:]


def _card_head(view: TodayView) -> tuple[str, str]:
    """The title of the card of the day, and what it comes to."""
    exercises = [line.exercise for line in view.planned]
    if not exercises:
        return "Today", ""
    number = "one exercise" if len(exercises) == 1 else count(len(exercises), "exercise")
    title = "Today, one gentle thing" if view.is_heavy else "Today"
    return title, f"{number} · {sum(one.minutes for one in exercises)} min"


def _apart(rows: Sequence[Prose]) -> list[Prose]:
    """Rows with an empty line between two."""
    found: list[Prose] = []
    for row in rows:
        found += [Prose(classes="between"), row] if found else [row]
    return found


def _gone(children: Sequence[Widget], wanted: Sequence[str]) -> Iterator[Widget]:
    """The rows that aren't wanted any more, each with an empty line beside it."""
    left = list(children)
    for row in children:
        if isinstance(row, DayExercise) and row.exercise.id not in wanted:
            place = left.index(row)
            gone = left[place - 1 : place + 1] if place > 0 else left[:2]
            left = [each for each in left if each not in gone]
            yield from gone


def _waiting_row(view: TodayView, line: DayLine, *, asking: bool = False) -> DayExercise:
    row = DayExercise(line, view.day - timedelta(days=1), pending=True)
    row.asking = asking
    return row


def _yesterday(view: TodayView) -> Card:
    rows = _apart([_waiting_row(view, line) for line in view.waiting])
    return Card("Yesterday", "", Column(*rows, id="pending"), id="yesterday")


def _plan_rows(view: TodayView) -> list[Prose]:
    return _apart([DayExercise(line, view.day) for line in view.planned])


def _standing_rows(view: TodayView) -> list[Prose]:
    """What stands beside the plan: to be done or left, each under a line that says so."""
    rows: list[Prose] = []
    for heading, line in view.beside:
        rows += [Prose(classes="between"), Prose(said((heading, "$text-muted")))]
        rows.append(DayExercise(line, view.day, optional=True))
    return rows
