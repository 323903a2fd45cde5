"""Pictures made of signs: the heat map, the strength curve, the map of skills and stakes, ladders, urges.

Each level has its own sign as well as its own colour, so that nothing is said by colour alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from nc_tui.app.widgets.prose import Part
from nc_tui.practice.kinds.vocabulary import SET_OFFS, SetOff
from nc_tui.practice.urges import Tally, Trend
from nc_tui.practice.wording import MONTHS, WEEKDAYS, count

LEVELS = (("·", "$text-muted"), ("░", "$heat-1"), ("▒", "$heat-2"), ("▓", "$heat-3"), ("█", "$heat-4"))
DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LEGEND_FROM = 40
"""Cells from which the legend has room for all its words."""
EIGHTHS = " ▁▂▃▄▅▆▇█"
MOST_SET_OFFS = 3


def heat_picture(columns: Sequence[Sequence[int | None]], mondays: Sequence[date], cell: int) -> list[Part]:
    """Weeks as columns, ``cell`` characters wide, below the names of the months; with a legend."""
    parts: list[Part] = [(_month_line(mondays, cell) + "\n", "$text-muted")]
    for row, name in enumerate(DAYS):
        parts.append((f"{name:<4} ", "$text-muted"))
        run, level = "", -1
        for column in columns:
            value = column[row]
            here = -1 if value is None else value
            if here != level and run:
                parts.append(_run(run, level))
                run = ""
            level = here
            run += " " * cell if value is None else LEVELS[value][0] * cell
        parts += [_run(run, level), "\n"]
    legend = "  ".join(
        f"{sign} {n}{'+' if n == len(LEVELS) - 1 else ''}" for n, (sign, _) in enumerate(LEVELS)
    )
    words = "exercises a day  " if len(columns) * cell >= LEGEND_FROM else "a day  "
    parts.append((f"     {words}{legend}", "$text-muted"))
    return parts


def _run(run: str, level: int) -> Part:
    return (run, LEVELS[level][1]) if level >= 0 else run


def _month_line(mondays: Sequence[date], cell: int) -> str:
    line = [" "] * (5 + len(mondays) * cell + 3)
    free = 0
    for place, monday in enumerate(mondays):
        begins = monday.day <= 7
        at = 5 + place * cell
        if begins and at >= free:
            line[at : at + 3] = MONTHS[monday.month - 1]
            free = at + 4
    return "".join(line).rstrip()


def urge_picture(trend: Trend, tally: Tally, set_offs: Mapping[SetOff, int]) -> list[Part]:
    """Bars for the 24 hours, the counts of the weekdays, the most frequent set-offs; 36 columns wide."""
    hours = trend.hours
    if not any(hours):
        return [("None yet. Press u when one comes.", "$text-muted")]
    most = max(hours)
    bars = "".join(EIGHTHS[0 if n == 0 else max(1, round(n * 8 / most))] for n in hours)
    not_acted_on = tally.ridden + tally.left
    parts: list[Part] = [
        f"{not_acted_on} of {count(tally.told, 'urge')} not acted on.\n",
        ("hour   ", "$text-muted"),
        (bars + "\n", "$primary"),
        ("       0     6     12    18\n", "$text-muted"),
        ("days   ", "$text-muted"),
    ]
    for name, number in zip(WEEKDAYS, trend.weekdays, strict=True):
        parts += [(name[:2], "$text-muted"), (f"{number} ", "bold" if number > 0 else "")]
    named = [f"{SET_OFFS[name]} {times}" for name, times in list(set_offs.items())[:MOST_SET_OFFS]]
    if named:
        parts += ["\n", ("set off by  ", "$text-muted"), ", ".join(named)]
    return parts
