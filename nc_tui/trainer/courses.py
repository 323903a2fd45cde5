"""Courses: begun, left, and how far the running one has come."""

from collections.abc import Mapping
from datetime import timedelta

from nc_tui.practice.course import Course, CourseState, runs, state
from nc_tui.practice.kinds import CourseRecord
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean_line
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session


class Courses:
    """The two-week courses."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def all(self) -> Mapping[str, Course]:
        """The courses by id."""
        return self._session.library.courses

    def course(self, course_id: str) -> Course:
        """A course by id. Raises TrainerError that names what there is."""
        found = self.all.get(course_id)
        if found is None:
            there = ", ".join(self.all) or "none"
            raise TrainerError(f"there is no course “{clean_line(course_id, 64)}”; there are: {there}")
        return found

    def states(self) -> tuple[CourseState, ...]:
        """Every run there was, in the order in which they were begun, as it is today."""
        session = self._session
        today, history = session.today, session.history
        begun = runs(self.all, history, today + timedelta(days=1))
        return tuple(state(run, history, today, today) for run in begun)

    def last(self) -> CourseState | None:
        """The latest run, running or not."""
        states = self.states()
        return states[-1] if states else None

    def running(self) -> CourseState | None:
        """The run that has a part in the plan; one begun today has it from tomorrow on."""
        last = self.last()
        return last if last is not None and last.runs else None

    def begin(self, course_id: str) -> Record:
        """Begin a course: it has a part in the plan from tomorrow on. Raises TrainerError for an unknown one,
        and while another one runs."""
        with self._session.lock:
            course = self.course(course_id)
            running = self.running()
            if running is not None:
                title = running.run.course.title
                raise TrainerError(f"“{title}” is under way, and one at a time is enough; leave it first")
            return self._session.save(CourseRecord(course.id, "begun"), self._session.today)

    def leave(self) -> Record:
        """Leave the running course; what was practised stays. Raises TrainerError where none runs."""
        with self._session.lock:
            running = self.running()
            if running is None:
                raise TrainerError("no course is under way, so there is none to leave")
            return self._session.save(CourseRecord(running.run.course.id, "left"), self._session.today)
