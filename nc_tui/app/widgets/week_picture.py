"""The week as it is drawn: seven columns for the days, so that one reads down a day, and below them what it
came to. What there is nothing to say of is left out."""

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.content import Content

from nc_tui.app.grid import INNER, LABEL
from nc_tui.app.widgets.curves import BLOCKS
from nc_tui.app.widgets.marks import day_bar, felt_line, ladder, quoted
from nc_tui.app.widgets.prose import Part, said
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.week import Tension, WeekDay, practised_words, tension_words
from nc_tui.practice.wording import WEEKDAYS
from nc_tui.trainer.views.week import WeekView

WIDE, NARROW = 5, 4
"""Cells of a day, where there is room and where there isn't."""
GAP = " "
SCALE = 26
"""Cells from 0 to 10 of the line of expected and felt."""
MOST_CLIMBED = 3
YOUNG = "The week is still young. What you do in it will show here."
QUIET = "A quiet week. There is nothing to catch up on."
INVITES = "One sentence about it, if you like: press "


def practised(view: WeekView, width: int) -> Content:
    """The days, what was done on each, and what it came to; a sentence where nothing is there yet."""
    if not view.week.says_something:
        return said(YOUNG if view.is_present else QUIET)
    return _practised(view, width)


def ratings(view: WeekView, what: Literal["mood", "pull"], width: int, *, few_signs: bool) -> Content | None:
    """Mood or pull day by day; None where there is no rating."""
    values = [getattr(day, what) for day in view.week.days]
    if all(value is None for value in values):
        return None
    blocks = width >= INNER and not few_signs
    return _ratings(what.capitalize(), values, view.week.ends(what), width, blocks=blocks)


def people(view: WeekView, width: int) -> Content | None:
    """Who took part, by name; None where nobody was named."""
    named = view.week.people
    return _labelled("People", said(", ".join(named)), width) if named else None


def tension(view: WeekView, width: int) -> Content | None:
    """Expected against felt; None where nothing was rated both times."""
    return None if view.week.tension is None else _tension(view.week.tension, width)


def own_words(view: WeekView, width: int) -> Content:
    """The sentence about the week, else a note from it, else that there may be one."""
    words, room = view.words, width - LABEL if width >= INNER else width
    if words is None:
        invites = said((INVITES, "$text-muted"), ("a", "bold $key"), (".", "$text-muted"))
        return _labelled("Your words", invites, width)
    about = said((words.day, "$text-muted"))
    if words.skill:
        about += said((" · ", "$text-muted"), (words.skill_title, hue(words.skill)))
        about += said((f" · {words.title}", "$text-muted"))
    colour = hue(words.skill) if words.skill else "$lit"
    bar = said(("┃ ", colour))
    below = [bar + line for line in about.wrap(max(8, room - 2))]
    text = quoted(words.text, room, colour) + said("\n") + Content("\n").join(below)
    return _labelled("Your words", text, width)


def climbed(view: WeekView, width: int) -> Content | None:
    """The ladders that were climbed; None where none was."""
    if not view.climbed:
        return None
    shown = view.climbed[:MOST_CLIMBED]
    up = "goes" if view.is_present else "went"
    lines: list[Content] = []
    for climb in shown:
        colour = hue(climb.ladder.skill)
        line = said((climb.ladder.title, colour), f" {up} up to ", (climb.to, "bold"))
        rungs = ladder(climb.ladder.rungs, colour)
        lines.append(_at_right(line, rungs, width - LABEL if width >= INNER else width))
    if more := len(view.climbed) - len(shown):
        lines.append(said((f"and {more} more", "$text-muted")))
    return _labelled("Next week" if view.is_present else "Climbed", Content("\n").join(lines), width)


def _practised(view: WeekView, width: int) -> Content:
    of, wide = view.week, width >= INNER
    cells = WIDE if wide else NARROW
    names, bars, marks = _days(view, cells)
    what, who = (
        said((words, style)) for words, style in zip(practised_words(of), ("", "$text-muted"), strict=True)
    )
    rows = [names, bars, marks]
    if not of.practised:
        rows = rows[:2]
    elif wide:
        room = width - LABEL
        rows = [names, _at_right(bars, what, room), _at_right(marks, who, room), *_skills(view, room)]
    else:
        comma = said((", ", "$text-muted")) if who.plain else said("")
        rows += [*(what + comma + who).wrap(max(8, width)), *_skills(view, width)]
    text = Content("\n").join(rows)
    return _labelled("Practised", text, width, at=1) if wide else text


def _days(view: WeekView, cells: int) -> tuple[Content, Content, Content]:
    """The names of the days, a bar for each, and a square for each exercise."""
    names: list[Part] = []
    bars: list[Part] = []
    marks: list[Part] = []
    for number, day in enumerate(view.week.days):
        gap = GAP if number else ""
        style = "bold" if day.day == view.today else "$text-muted"
        names += [gap, (WEEKDAYS[number].ljust(cells), style)]
        bar = (("rest".ljust(cells), "$text-muted"),) if day.mark == "rest" else day_bar(day.mark, cells)
        bars += [gap, *bar]
        marks += [gap, *_squares(day, cells)]
    return said(*names), said(*bars), said(*marks)


def _squares(day: WeekDay, cells: int) -> Iterator[Part]:
    """``■ ■``, each in the hue of its skill, which is named below; ``■ ■+2`` where there are more."""
    most = (cells + 1) // 2
    shown = day.skills if len(day.skills) <= most else day.skills[: most - 1]
    more = f"+{len(day.skills) - len(shown)}" if len(shown) < len(day.skills) else ""
    used = 0
    for number, skill in enumerate(shown):
        yield " " if number else ""
        yield "■", hue(skill)
        used += 2 if number else 1
    yield f"{more}".ljust(cells - used), "$text-muted"


def _skills(view: WeekView, width: int) -> list[Content]:
    """``Asking 3 · Warmth 2 · Steadying``; no line begins with a dot."""
    lines: list[Content] = []
    for one in view.skills:
        times = f" {one.times}" if one.times > 1 else ""
        item, dot = said((f"{one.title}{times}", hue(one.skill))), said((" · ", "$text-muted"))
        if lines and lines[-1].cell_length + dot.cell_length + item.cell_length <= width:
            lines[-1] += dot + item
        else:
            lines.append(item)
    return lines


def _ratings(
    name: str, values: Sequence[int | None], ends: tuple[int, int] | None, width: int, *, blocks: bool
) -> Content:
    """A block and its number for each day, from the first to the last at the right."""
    cells = WIDE if width >= INNER else NARROW
    parts: list[Part] = []
    for number, value in enumerate(values):
        parts.append(GAP if number else "")
        if value is None:
            parts.append((("·" if blocks else "–").ljust(cells), "$faint" if blocks else "$text-muted"))
            continue
        block = BLOCKS[max(1, round(value / 10 * len(BLOCKS))) - 1] * 2 if blocks else ""
        if blocks:
            parts.append((f"{block} ", "$lit"))
        parts.append((f"{value}".ljust(cells - (3 if blocks else 0)), "$text-muted" if blocks else ""))
    row = said(*parts)
    if ends is None:
        return _labelled(name, row, width)
    first, last = ends
    summed = said((f"{first} → ", "$text-muted"), f"{last}")
    if width >= INNER:
        return _labelled(name, _at_right(row, summed, width - LABEL), width)
    return _at_right(said((name, "$text-muted")), summed, min(width, 7 * NARROW + 6)) + said("\n") + row


def _tension(tension: Tension, width: int) -> Content:
    expected, felt = _plain(tension.expected), _plain(tension.felt)
    words = tension_words(tension)
    legend = said("○ ", (f"expected {expected}", "$text-muted"), "   ● ", f"felt {felt}")
    if width < INNER:
        lines = [legend, *(said(words).wrap(max(8, width)) if words else [])]
        return _labelled("Tension", Content("\n").join(lines), width)
    room = width - LABEL
    line = said(*felt_line(tension.expected, tension.felt, "$foreground", cells=SCALE))
    lines = [_at_right(line, legend, room), *(said(words).wrap(room) if words else [])]
    return _labelled("Tension", Content("\n").join(lines), width)


def _plain(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _at_right(left: Content, right: Content, width: int) -> Content:
    """Two ends of a line; on two lines where they don't fit."""
    free = width - left.cell_length - right.cell_length
    if not right.plain:
        return left
    return left + said("\n" if free < 1 else " " * free) + right


def _labelled(label: str, text: Content, width: int, at: int = 0) -> Content:
    """A label and what stands beside it, or below it where it is narrow; ``at`` is the line it labels."""
    name = said((label, "$text-muted"))
    if width < INNER:
        return name + said("\n") + Content("\n").join(text.wrap(max(8, width)))
    rows = [
        row for line in text.split("\n", allow_blank=True) for row in line.wrap(width - LABEL) or [said("")]
    ]
    lead, blank = name + said(" " * (LABEL - len(label))), said(" " * LABEL)
    return Content("\n").join([(lead if number == at else blank) + row for number, row in enumerate(rows)])
