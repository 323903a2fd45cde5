"""Six marks, the same on every page: a day, a rating, expected beside felt, how far something is, a ladder,
and what somebody said. Each stands beside its words or its number, so that none says anything by its shape
or colour alone."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from nc_tui.app.widgets.prose import Part, said
from nc_tui.practice.day_marks import DayMark
from nc_tui.practice.ladder import Rung

RUNGS: Mapping[Rung, str] = {"mastered": "●", "open": "◐", "ahead": "○"}
"""The sign of a rung, as it is."""
SCALE = 11
"""Cells of a rating: one for each of 0 to 10."""


def day_bar(mark: DayMark, width: int = 4) -> tuple[Part, ...]:
    """``━━━━`` practised, ``━━──`` partly, ``────`` still open, ``····`` to come; blank where there was
    none."""
    match mark:
        case "practised":
            return (("━" * width, "$done"),)
        case "partly":
            half = max(1, width // 2)
            return ("━" * half, "$done"), ("─" * (width - half), "$text-muted")
        case "open":
            return (("─" * width, "$foreground"),)
        case "to-come":
            return (("·" * width if width > 3 else "·".center(width), "$faint"),)
        case "none":
            return (" " * width,)


def rating_line(value: int | None, *, asking: bool = False, hue: str = "$lit") -> tuple[Part, ...]:
    """``━━━━━━●────`` of eleven cells; not yet rated it is dots, and with the focus a thin line."""
    if value is None:
        return (("─" * SCALE, "$text-muted") if asking else ("·" * SCALE, "$faint"),)
    rest = "─" * (SCALE - 1 - value)
    return ("━" * value, hue), ("●", "$foreground"), (rest, "$faint")


def felt_line(
    expected: float | None, felt: float | None, hue: str = "$lit", *, cells: int = SCALE
) -> tuple[Part, ...]:
    """``──●━━━━○───``: ● it was, ○ expected, from 0 to 10 in ``cells`` cells; in one cell they are ●. Harder
    than expected, the line between them is thin."""
    harder = expected is not None and felt is not None and felt > expected
    expected, felt = (
        None if value is None else round(value / (SCALE - 1) * (cells - 1)) for value in (expected, felt)
    )
    given = [value for value in (expected, felt) if value is not None]
    if not given:
        return (("·" * cells, "$faint"),)
    low, high = min(given), max(given)

    def end(value: int) -> Part:
        return ("●", hue) if value == felt else ("○", "$foreground")

    parts: list[Part] = [("─" * low, "$faint"), end(low)]
    if high > low:
        between = high - low - 1
        parts += [("─" * between, "$text-muted") if harder else ("━" * between, hue), end(high)]
    return (*parts, ("─" * (cells - 1 - high), "$faint"))


def steps(
    done: int, of: int, *, under_way: bool = False, gap: str = "", hue: str = "$foreground"
) -> Sequence[Part]:
    """``●◐○``: done, under way, open."""
    signs = ["●"] * done + ["◐"] * (under_way and done < of) + ["○"] * of
    filled = done + (under_way and done < of)
    reached, ahead = gap.join(signs[:filled]), gap.join(signs[filled:of])
    return [(reached + (gap if reached and ahead else ""), hue), (ahead, "$faint")]


def ladder(rungs: Sequence[Rung], hue: str, gap: str = " ") -> Content:
    """``● ● ◐ ○ ○ ○``: the rungs of a ladder, from alone to tense."""
    return Content(gap).join([said((RUNGS[rung], "$faint" if rung == "ahead" else hue)) for rung in rungs])


def quoted(text: str, width: int, hue: str = "$lit", *, marks: bool = True) -> Content:
    """``┃ “text”`` wrapped to ``width`` cells, the bar before each line: what a person says or wrote."""
    words = said(f"“{text}”" if marks else text)
    lines = words.wrap(max(8, width - 2)) or [said("")]
    return Content("\n").join([said(("┃ ", hue)) + line for line in lines])
