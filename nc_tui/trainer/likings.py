"""Favourites, and what isn't for someone."""

from collections.abc import Mapping

from nc_tui.practice.kinds import Liking
from nc_tui.practice.kinds.liking import Like
from nc_tui.practice.likings import likings
from nc_tui.practice.records import Record
from nc_tui.trainer.session import Session


class Likings:
    """What someone thinks of exercises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Mapping[str, Like]:
        """What was last said of each exercise; one of which nothing holds any more isn't there."""
        return likings(self._session.history.lasting)

    def of(self, exercise_id: str) -> Like:
        """What was last said of an exercise."""
        return self.all().get(exercise_id, "neither")

    def say(self, exercise_id: str, like: Like) -> Record:
        """Say it of an exercise. Raises TrainerError for an unknown one, JournalError."""
        session = self._session
        with session.lock:
            return session.save(Liking(session.exercise(exercise_id).id, like), session.today)
