"""Habits of other programs: only the person knows as which exercise one counts, and says so. What was written
about one becomes a letter, mapped or not, so that mapping it later brings no text a second time."""

from collections import Counter
from datetime import date

from msgspec.structs import replace

from nc_tui.journal.importing.making import Making
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count


class Habits:
    """The habits of one file, and what became of each."""

    def __init__(self, program: str, given: Given) -> None:
        self.making = Making(program, given)
        self._mapped = given.habits
        self._met: dict[str, str] = {}
        self._unmapped: Counter[str] = Counter()
        self._unkept: Counter[tuple[str, str]] = Counter()

    def meet(self, name: str) -> None:
        """Says that there is a habit of that name, also where nothing came of it."""
        self._met.setdefault(_key(name), clean_line(name, 80))

    def answer(self, where: str, name: str, day: date, outcome: Outcome) -> None:
        """Takes over that it was done on a day, or wasn't."""
        self.meet(name)
        template = self._mapped.get(_key(name))
        if template is None:
            self._unmapped[_key(name)] += 1
        else:
            self.making.practice(where, day, replace(template, outcome=outcome), _key(name))

    def unkept(self, name: str, what: str) -> None:
        """Counts a day of which nothing can be taken over; ``what`` says of what, as in ``skipped``."""
        self.meet(name)
        if _key(name) in self._mapped:
            self._unkept[_key(name), what] += 1

    def write(self, where: str, name: str, day: date, text: str) -> None:
        """Takes over what was written about it."""
        self.meet(name)
        self.making.note(where, day, f"{clean_line(name)}\n\n{text}", _key(name), text)

    def taken(self) -> Taken:
        """All of it, with a line for each habit that isn't mapped and each mapping without a habit."""
        for key, times in self._unmapped.items():
            name = self._met[key]
            self.making.problem(
                f"the habit “{name}” ({count(times, 'day')}): to count it as an exercise, say which, "
                f'as in --habit "{name}=EXERCISE-ID"; nc-tui content list shows all'
            )
        for (key, what), times in self._unkept.items():
            self.making.problem(f"the habit “{self._met[key]}”: {count(times, 'day')} {what}")
        for key in self._mapped.keys() - self._met.keys():
            self.making.problem(f"--habit: there is no habit “{key}” in the file")
        return self.making.taken()


def _key(name: str) -> str:
    return clean_line(name).lower()
