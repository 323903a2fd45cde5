"""harsh's log file: ``2026-11-27 : Meditated : y : comment : amount``, a line each; ``n`` is no, ``s`` is
skipped, and ``#`` begins a remark. Source: internal/storage/log.go of github.com/wakatara/harsh.

A no is taken over as an exercise that wasn't done.
"""

import re

from nc_tui.journal.errors import RefusedError
from nc_tui.journal.importing.habits import Habits
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.importing.tables import MOST_ROWS, as_text, day_in
from nc_tui.practice.kinds.practice import Outcome

_BETWEEN = " : "
_CUT = re.compile(r"(?:^|\s):$")
_OUTCOMES: dict[str, Outcome] = {"y": "done", "n": "not"}


def read(raw: bytes, given: Given) -> Taken:
    """The practices in it, and the letters. Raises RefusedError where no line is one of harsh's."""
    lines = as_text(raw).split("\n")
    if len(lines) > MOST_ROWS:
        raise RefusedError(f"it has more than {MOST_ROWS:,} lines. Choose another file.")
    habits = Habits("harsh", given)
    sound = 0
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"line {number}"
        day_text, name, result, *rest = [*line.split(_BETWEEN), "", ""][: max(3, line.count(_BETWEEN) + 1)]
        day, result = day_in(day_text), _ending(result)
        if day is None or not name.strip() or result not in ("y", "n", "s"):
            habits.making.problem(f"{where}: it isn't “date : habit : y, n or s : comment”")
            continue
        sound += 1
        comment, amount = _comment(rest)
        if result in _OUTCOMES:
            habits.answer(where, name, day, _OUTCOMES[result])
        else:
            habits.unkept(name, "skipped")
        if comment:
            habits.write(where, name, day, comment)
        if amount:
            habits.unkept(name, "with an amount, which has no place here")
    if sound == 0:
        raise RefusedError("it isn't a log file of harsh. Choose another file.")
    return habits.taken()


def _comment(rest: list[str]) -> tuple[str, bool]:
    """What was written, and whether an amount other than 0 stands behind it."""
    amount = 0.0
    if len(rest) > 1:
        try:
            amount = float(rest[-1].strip() or 0)
        except ValueError:
            pass
        else:
            rest = rest[:-1]
    return _ending(_BETWEEN.join(rest)), amount != 0


def _ending(text: str) -> str:
    """Without the colon that is left where an editor cut the blanks at the end of a line."""
    return _CUT.sub("", text.strip()).strip()
