"""When urges come, as a picture: by the hour, by the weekday, and what set them off."""

from collections.abc import Mapping

from nc_tui.app.widgets.prose import Part
from nc_tui.practice.kinds.vocabulary import SET_OFFS, SetOff
from nc_tui.practice.urges import Tally, Trend
from nc_tui.practice.wording import WEEKDAYS, count

BARS = " ▁▂▃▄▅▆▇█"
MOST_SET_OFFS = 3


def urge_picture(trend: Trend, tally: Tally, set_offs: Mapping[SetOff, int]) -> list[Part]:
    """Bars for the 24 hours, the counts of the weekdays, the most frequent set-offs; 36 columns wide."""
    hours = [cell.count for cell in trend.hours]
    if not any(hours):
        return [("None yet. Press u when one comes.", "$text-muted")]
    most = max(hours)
    bars = "".join(BARS[0 if n == 0 else max(1, round(n * 8 / most))] for n in hours)
    kept = tally.ridden + tally.left
    parts: list[Part] = [
        f"{kept} of {count(tally.told, 'urge')} not acted on.\n",
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
