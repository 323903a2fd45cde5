"""Pictures made of signs: the heat map, the strength curve, the map of skills and stakes, ladders, urges.

Each level has its own sign as well as its own colour, so that nothing is said by colour alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from nc_tui.app.widgets.prose import Part
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.kinds.vocabulary import SET_OFFS, SetOff
from nc_tui.practice.ladder import Standing
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


def curve_picture(values: Sequence[float], width: int, height: int) -> list[Part]:
    """A filled curve of values from 0 to 1, oldest left, stretched to the width if there are fewer."""
    width = max(10, width)
    shown = [values[min(len(values) - 1, column * len(values) // width)] for column in range(width)]
    parts: list[Part] = []
    for row in range(height - 1, -1, -1):
        label = "100 %" if row == height - 1 else "  0 %" if row == 0 else "     "
        cells = [EIGHTHS[max(0, min(8, round((value * height - row) * 8)))] for value in shown]
        parts += [(label + " ", "$text-muted"), ("".join(cells) + "\n", "$primary")]
    return parts


def map_picture(rows: Mapping[str, Sequence[int]], width: int) -> list[Part]:
    """How often each skill was practised at each of the stakes; columns as wide as their heads where there is
    room, else alike."""
    room = width - 15
    even = [max(3, min(9, room // len(STAKES)))] * len(STAKES)
    wide = ([len(name) + gap for name in STAKES] for gap in (2, 1))
    cells = next((fitting for fitting in wide if sum(fitting) <= room), even)
    heads = "".join(name[: cell - 1].ljust(cell) for name, cell in zip(STAKES, cells, strict=True))
    parts: list[Part] = [(" " * 15 + heads + "\n", "$text-muted")]
    most = max((times for row in rows.values() for times in row), default=0)
    for title, row in rows.items():
        parts.append(f"{title:<15}")
        for times, cell in zip(row, cells, strict=True):
            level = 0 if times == 0 else 1 + min(3, times * 4 // (most + 1))
            sign, style = LEVELS[level]
            number = str(times) if times > 0 else ""
            shown = f"{sign} {number}" if cell >= len(number) + 3 else number or sign
            parts.append((shown.ljust(cell), style))
        parts.append("\n")
    return parts


def ladder(standing: Standing | None) -> str:
    """``●●◐○○○``: two rungs mastered, the third open."""
    if standing is None:
        return "○" * len(STAKES)
    return "".join(
        "●" if stakes in standing.mastered else "◐" if stakes in standing.open else "○" for stakes in STAKES
    )


def urge_picture(trend: Trend, tally: Tally, set_offs: Mapping[SetOff, int]) -> list[Part]:
    """Bars for the 24 hours, the counts of the weekdays, the most frequent set-offs; 36 columns wide."""
    hours = [cell.count for cell in trend.hours]
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
    for name, cell in zip(WEEKDAYS, trend.weekdays, strict=True):
        parts += [(name[:2], "$text-muted"), (f"{cell.count} ", "$text-accent" if cell.count > 0 else "")]
    named = [f"{SET_OFFS[name]} {times}" for name, times in list(set_offs.items())[:MOST_SET_OFFS]]
    if named:
        parts += ["\n", ("set off by  ", "$text-muted"), ", ".join(named)]
    return parts
