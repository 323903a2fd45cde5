"""What is shown of courses: the list, and one of them with what was done in it."""

from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from nc_tui.practice.course import WEEKS, Course, CourseState
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.wording import count

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class CourseLine(Struct, frozen=True):
    """A course in the list, and in words how it stands; empty where it was never begun."""

    course: Course
    state: CourseState | None
    words: str

    @property
    def runs(self) -> bool:
        """Whether it is the one under way."""
        return self.state is not None and self.state.runs


class CourseStep(Struct, frozen=True):
    """One of a course's exercises, and whether it was practised since the course was begun."""

    exercise: Exercise
    is_done: bool


class CourseView(Struct, frozen=True):
    """A course in full. ``ended`` says that its last page is to be read; ``may_begin`` that none runs."""

    line: CourseLine
    steps: tuple[CourseStep, ...]
    retest: Exercise
    ended: bool
    may_begin: bool

    @property
    def page(self) -> str:
        """The page that belongs here: the first one, or once it has ended the last one."""
        return self.line.course.end if self.ended else self.line.course.begin


def course_lines(trainer: "Trainer") -> tuple[CourseLine, ...]:
    """All courses, each as it stands in its latest run."""
    latest = {state.run.course.id: state for state in trainer.courses.states()}
    return tuple(
        CourseLine(course, latest.get(course.id), course_words(latest.get(course.id)))
        for course in trainer.courses.all.values()
    )


def course_view(trainer: "Trainer", course_id: str) -> CourseView:
    """One course. Raises TrainerError for an unknown one."""
    course = trainer.courses.course(course_id)
    line = next(line for line in course_lines(trainer) if line.course.id == course.id)
    done = line.state.done if line.state is not None else frozenset()
    return CourseView(
        line,
        tuple(CourseStep(trainer.exercises[one], one in done) for one in course.exercises),
        trainer.exercises[course.retest],
        line.state is not None and line.state.stage in ("done", "over"),
        trainer.courses.running() is None,
    )


def course_words(state: CourseState | None) -> str:
    """How a run stands, in a few words; empty where there is none."""
    if state is None:
        return ""
    done = f"{len(state.done)} of {len(state.run.course.exercises)} done"
    match state.stage:
        case "under way":
            day = state.number - 1
            return "begins tomorrow" if day == 0 else f"day {day} of {WEEKS.days}, {done}"
        case "re-test":
            return f"{done}, the re-test comes next"
        case "done":
            return f"finished, {count(len(state.done), 'exercise')} and the re-test"
        case "over":
            return f"over, {done}"
        case "left":
            return f"left, {done}"
        case _:
            assert_never(state.stage)
