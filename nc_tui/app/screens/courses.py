"""Courses: what there is, and the page of one: begun, gone through, left."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.pages.text_first import TextFirstPage
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.wording import where_and_who
from nc_tui.trainer.views.courses import CourseLine, CourseStep, CourseView

INTRO = (
    "Two weeks on one theme, one at a time. A course's next exercise is one of the day's two; the other one "
    "comes as always. You can leave at any time."
)
TITLE_COLUMN = 34
"""Cells for a title and the blanks behind it, where how it stands goes beside it."""
STEP_COLUMN = 42


class CourseRow(Row):
    """A course; enter opens its page."""

    BINDINGS = [Binding("enter", "open", "open")]

    class Opened(Message):
        """It is to be opened."""

        def __init__(self, course_id: str) -> None:
            super().__init__()
            self.course_id = course_id

    def __init__(self, line: CourseLine) -> None:
        super().__init__(id=f"course-{line.course.id}")
        self.line = line

    def words(self, width: int) -> Content:
        """``Taking a no      day 3 of 14, 2 of 8 done``, and below it what it is about."""
        line = self.line
        state = (line.words, "" if line.runs else "$text-muted")
        beside = width >= TITLE_COLUMN + len(line.words)
        first = line.course.title.ljust(TITLE_COLUMN) if beside else f"{line.course.title}  "
        return said((first, "bold"), state, "\n", (line.course.about, "$text-muted"))

    def action_open(self) -> None:
        self.post_message(self.Opened(self.line.course.id))

    def on_click(self) -> None:
        self.focus()
        self.action_open()


class CoursesPage(OverlayPage):
    """The list."""

    def compose_body(self) -> ComposeResult:
        yield Prose("Courses", classes="heading")
        yield Prose(INTRO, classes="block soft")
        with Column(id="courses"):
            yield from map(CourseRow, self.trainer.views.courses())

    def on_mount(self) -> None:
        rows = list(self.query(CourseRow))
        if rows:
            next((row for row in rows if row.line.runs), rows[0]).focus()

    def journal_changed(self) -> None:
        lines = {line.course.id: line for line in self.trainer.views.courses()}
        for row in self.query(CourseRow):
            row.line = lines[row.line.course.id]
            row.refresh(layout=True)

    @on(CourseRow.Opened)
    def _open(self, opened: CourseRow.Opened) -> None:
        self.go("course", course_id=opened.course_id)


class StepRow(Row):
    """One exercise of a course; enter opens it."""

    BINDINGS = [Binding("enter", "open", "open")]

    class Opened(Message):
        """It is to be opened."""

        def __init__(self, exercise_id: str) -> None:
            super().__init__()
            self.exercise_id = exercise_id

    def __init__(self, step: CourseStep) -> None:
        super().__init__(id=f"step-{step.exercise.id}")
        self.step = step

    def lead(self) -> Content:
        return self.mark + said(("● " if self.step.is_done else "○ ", "$lit"))

    def words(self, width: int) -> Content:
        """``Take a clear no from Quinn      here, a rehearsal  7 min``."""
        one = self.step.exercise
        what = f"{where_and_who(one):<20} {one.minutes:>2} min"
        beside = width >= STEP_COLUMN + len(what)
        return said(
            one.title.ljust(STEP_COLUMN) if beside else f"{one.title}  ",
            (what if beside else f"{one.minutes} min", "$text-muted"),
        )

    def action_open(self) -> None:
        self.post_message(self.Opened(self.step.exercise.id))

    def on_click(self) -> None:
        self.focus()
        self.action_open()


class CoursePage(TextFirstPage):
    """One course: its first page, or once it has ended the last one; what is in it; the way in and out."""

    BINDINGS = [
        Binding("a", "begin", "begin it"),
        Binding("x", "leave", "leave it"),
    ]

    def __init__(self, course_id: str) -> None:
        super().__init__()
        self.course_id = course_id

    def compose_body(self) -> ComposeResult:
        yield Column(id="course")

    async def on_mount(self) -> None:
        await self._show()

    def journal_changed(self) -> None:
        self.redo(self._show)

    async def _show(self) -> None:
        self.view = self.trainer.views.course(self.course_id)
        chosen = self.focused.id if self.focused else None
        place = self.query_one("#course", Column)
        async with self.batch():
            await place.remove_children()
            await place.mount_all(list(self._rows(self.view)))
        again = place.query(f"#{chosen}") if chosen else ()
        self.set_focus(again.first() if again else None)
        self.refresh_bindings()

    def _rows(self, view: CourseView) -> Iterator[Prose]:
        course, line = view.line.course, view.line
        state = f"   {line.words}" if line.words else ""
        yield Prose(said(course.title, (state, "not bold $text-muted")), classes="heading")
        yield Prose(view.page, classes="block")
        if view.may_begin:
            words = "begin it again" if line.state is not None else "begin it"
            yield KeyRow("a", words, "screen.begin")
        elif line.runs:
            yield KeyRow("x", "leave it; what you practised stays", "screen.leave")
        yield Prose("Its exercises, in their order", classes="heading")
        yield from map(StepRow, view.steps)
        yield Prose("At the end, one of them again", classes="heading")
        yield Prose(said(view.retest.title, ".  ", (course.retest_with, "$text-muted")), classes="block")

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("begin", "leave") and not hasattr(self, "view"):
            return False
        if action == "begin":
            return self.view.may_begin
        if action == "leave":
            return self.view.line.runs
        return super().check_action(action, parameters)

    async def action_begin(self) -> None:
        """Begin it: from tomorrow on."""
        title = self.view.line.course.title
        said_line = f"Saved. “{title}” begins tomorrow.   z to undo"
        await self.act(lambda: self.trainer.courses.begin(self.course_id), said_line)

    async def action_leave(self) -> None:
        """Leave it; nothing is lost."""
        await self.act(self.trainer.courses.leave, "Saved. What you practised stays yours.   z to undo")

    @on(StepRow.Opened)
    def _open(self, opened: StepRow.Opened) -> None:
        self.go("exercise", exercise_id=opened.exercise_id)
