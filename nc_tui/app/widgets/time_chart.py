"""The year on one axis: exercises as a map of days, and strength, mood, pull and urges as curves below it.

Scales are fixed and never fitted to the data. A younger journal gets wider cells, not an empty year. All is
said in words beside the curves, so that the page can be read without them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from nc_tui.app.widgets.curves import blocks, braille
from nc_tui.app.widgets.pictures import LEVELS
from nc_tui.app.widgets.prose import Drawn, Prose, said
from nc_tui.practice.progress import MOST
from nc_tui.practice.strength import strength_curve
from nc_tui.practice.time_axis import SMOOTH, WEEK, DayFacts, at, breaks, days_of, edges, means, monday_of
from nc_tui.practice.wording import MONTHS, WEEKDAYS, percent
from nc_tui.trainer.views.progress import ProgressView

LEAST_SHARE = 0.01
"""Strength from which it is said."""
LABEL, WORDS = 10, 8
"""Cells for the names at the left and for the words at the right."""
NARROW = 56
"""Cells below which the map goes, and each name stands above its curve."""
WEEKS, FEWEST_WEEKS, YOUNG = 53, 13, 27
"""Weeks of a year, the fewest of an axis, and those below which a curve follows the days more closely."""
NOW = ("strength", "mood", "pull", "urges")
"""Names of the curves: what stands beside a name is how it is now."""
FULL = ("⠀", "⡀", "⡄", "⡆", "⡇")
WIDE = (" ", "⣀", "⣤", "⣶", "⣿")
Span = Literal["week", "month", "year"]
SPANS: Mapping[Span, int] = {"year": WEEKS, "month": 5, "week": 1}
"""The weeks of each, the next one nearer than the one before it."""
Cell = tuple[str, str]
"""A sign and its style."""


class Line(NamedTuple):
    """A line of the chart: what it is called, the cells on the axis, what is said at its end."""

    label: str
    cells: list[Cell]
    words: str = ""
    is_map: int = -1
    """The first weekday that it shows, 0 for Monday; -1 where it is no part of the map."""


class Frame(NamedTuple):
    """What is shown: so many weeks from a Monday on, each so many cells wide, behind ``left`` cells."""

    monday: date
    weeks: int
    cell: int
    left: int

    @property
    def width(self) -> int:
        return self.weeks * self.cell

    @property
    def days(self) -> tuple[date, ...]:
        return days_of(self.monday, self.weeks)

    def column(self, day: date) -> int:
        """The first cell of a day's week."""
        return (monday_of(day) - self.monday).days // WEEK * self.cell


class TimeChart(Prose, can_focus=True):
    """Posts ``Moved`` when another day is chosen, ``Opened`` when it is to be opened, ``Zoomed`` when another
    span is shown."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("enter", "open", "open the day"),
        Binding("left", "days(-7)", "week", key_display="← →"),
        Binding("right", "days(7)", "week", show=False),
        Binding("up,k", "days(-1)", "day", key_display="↑ ↓"),
        Binding("down,j", "days(1)", "day", show=False),
        Binding("v", "zoom", "zoom"),
    ]

    class Moved(Message):
        """Another day is chosen."""

    class Opened(Message):
        """It is to be opened in the journal."""

    class Zoomed(Message):
        """Another span is shown."""

    def __init__(self, view: ProgressView, older: Callable[[date, date], Mapping[date, DayFacts]]) -> None:
        """``older`` reads the facts of the days between two, which the view doesn't have."""
        super().__init__(id="chart")
        self.view = view
        self.day = view.today
        self.span: Span = "year"
        self.few_colours = self.few_signs = False
        self.tall = 0
        """How much taller than needed the curves may be: 0, 1, or 2."""
        self._older = older
        self._read: dict[date, DayFacts] = {}
        self._read_from = view.since
        self._end = monday_of(view.today)
        self._known: tuple[object, list[Line]] | None = None

    def show(self, view: ProgressView) -> None:
        """Show what there is now."""
        if view.today != self.view.today and self.day == self.view.today:
            self.day = view.today
            self._end = monday_of(view.today)
        self.view, self._read, self._read_from = view, {}, view.since
        self._known = None
        self.refresh(layout=True)

    # -- what is shown -------------------------------------------------------------------------------

    def frame(self, width: int) -> Frame:
        """The weeks that are shown in so many cells."""
        narrow = width < NARROW
        left = 0 if narrow else LABEL
        room = max(FEWEST_WEEKS, width - (0 if narrow else LABEL + WORDS))
        weeks = SPANS[self.span]
        if self.span == "year":
            first = self.view.first or self.view.today
            age = (monday_of(self.view.today) - monday_of(first)).days // WEEK + 1
            weeks = FEWEST_WEEKS if narrow else min(WEEKS, max(FEWEST_WEEKS, age), room)
        cell = max(1, room // weeks)
        return Frame(self._end - timedelta(weeks=weeks - 1), weeks, cell, left)

    def facts(self, frame: Frame) -> Mapping[date, DayFacts]:
        """What is known of the days that are shown; older ones are read once."""
        if frame.monday < self._read_from and self.view.first and self._read_from > self.view.first:
            since = max(self.view.first, frame.monday - timedelta(weeks=WEEKS))
            self._read.update(self._older(since, self._read_from - timedelta(days=1)))
            self._read_from = since
        return self.view.facts if not self._read else {**self._read, **self.view.facts}

    def lines(self, width: int) -> list[Line]:
        """The chart without its cursor; made once for what there is."""
        asked = (width, self.span, self._end, self.few_colours, self.few_signs, self.tall)
        if self._known is None or self._known[0] != asked:
            self._known = (asked, self._made(width))
        return self._known[1]

    def _made(self, width: int) -> list[Line]:
        frame = self.frame(width)
        facts = self.facts(frame)
        days = frame.days
        narrow = frame.left == 0
        found = [Line("", self._heads(frame))]
        if not narrow:
            found += self._map(frame, facts)
        heights = {0: (2, 2, 2, 1), 1: (3, 2, 2, 2), 2: (5, 3, 3, 3)}[self.tall]
        known = [at(facts, day) for day in days]
        if self.view.numbers:
            found += self._curve(
                "strength", "0 to 100", self._strength(frame), heights[0], frame, filled=True
            )
        for name, values, height in (
            ("mood", [one.mood for one in known], heights[1]),
            ("pull", [one.pull for one in known], heights[2]),
        ):
            found += self._curve(name, "0 to 10", values, height, frame)
        found += self._urges(known, heights[3], frame)
        found.append(Line("marked", self._marks(frame, facts)))
        return found

    def _heads(self, frame: Frame) -> list[Cell]:
        cells: list[Cell] = [(" ", "")] * frame.width
        free = 0
        places: list[tuple[int, str]] = []
        if self.span == "week":
            places = [
                (n * frame.width // WEEK, f"{WEEKDAYS[n][:2]} {(frame.monday + timedelta(days=n)).day}")
                for n in range(WEEK)
            ]
        else:
            for week in range(frame.weeks):
                monday = frame.monday + timedelta(weeks=week)
                month = MONTHS[monday.month - 1]
                if self.span == "month":
                    places.append((week * frame.cell, f"{monday.day} {month}"))
                elif monday.day <= WEEK or (week == 0 and self._begins_alone(frame)):
                    places.append((week * frame.cell, month))
        for place, words in places:
            if place >= free and place + len(words) <= frame.width:
                cells[place : place + len(words)] = [(sign, "$text-muted") for sign in words]
                free = place + len(words) + 1
        return cells

    @staticmethod
    def _begins_alone(frame: Frame) -> bool:
        """Whether the name of the first week's month has room before the next one's."""
        near = (frame.monday + timedelta(weeks=week) for week in range(1, 1 + -(-4 // frame.cell)))
        return not any(monday.day <= WEEK for monday in near)

    def _level(self, facts: Mapping[date, DayFacts], day: date) -> int | None:
        first = self.view.first
        if first is None or not first <= day <= self.view.today:
            return None
        return min(MOST, at(facts, day).exercises)

    def _map(self, frame: Frame, facts: Mapping[date, DayFacts]) -> list[Line]:
        if self.few_colours or self.few_signs:
            return [self._signs(frame, facts, weekday) for weekday in range(WEEK)]
        labels = ("exercises", "a day,", "Mo to Su", "")
        found = []
        for row, label in enumerate(labels):
            cells: list[Cell] = []
            for week in range(frame.weeks):
                day = frame.monday + timedelta(weeks=week, days=2 * row)
                upper = self._level(facts, day)
                lower = None if row == 3 else self._level(facts, day + timedelta(days=1))
                cells += [half(upper, lower)] * frame.cell
            found.append(Line(label, cells, ("■■■■■", "0…4+", "", "")[row], 2 * row))
        return found

    def _signs(self, frame: Frame, facts: Mapping[date, DayFacts], weekday: int) -> Line:
        cells: list[Cell] = []
        for week in range(frame.weeks):
            level = self._level(facts, frame.monday + timedelta(weeks=week, days=weekday))
            cells += [(" ", "") if level is None else LEVELS[level]] * frame.cell
        words = ("·░▒▓█", "0…4+")[weekday] if weekday < 2 else ""
        return Line(f"{WEEKDAYS[weekday]}", cells, words, weekday)

    def _strength(self, frame: Frame) -> list[float | None]:
        last = min(frame.days[-1], self.view.today)
        curve = strength_curve(self.view.practised, last, self.view.rest_days, len(frame.days))
        known = dict(curve)
        return [None if (value := known.get(day)) is None else value * 10 for day in frame.days]

    def _curve(
        self,
        name: str,
        scale: str,
        values: Sequence[float | None],
        height: int,
        frame: Frame,
        *,
        filled: bool = False,
    ) -> list[Line]:
        draw = blocks if self.few_signs else braille
        smooth = 1 if filled else SMOOTH if frame.weeks >= YOUNG else 3
        rows = draw(values, frame.width, height, days=smooth, filled=filled)
        ends = edges(values if filled else means([None if v is None else int(v) for v in values]), frame.days)
        now = then = ""
        if ends:
            (first, begun), (last, ended) = ends
            current = last > self.view.today - timedelta(days=WEEK)
            when = "now" if current else MONTHS[last.month - 1]
            now = f"{ended:.1f} {when}"
            if filled:
                # A number stands there once there is something to count.
                now = percent(ended / 10) if ended >= 10 * LEAST_SHARE else ""
            then = "" if filled or first == last else f"{begun:.1f} {MONTHS[first.month - 1]}"
        style = "$lit"
        made = [Line("", [(sign, style) for sign in row]) for row in rows]
        return self._labelled(made, name, scale, now, then, frame)

    def _urges(self, known: Sequence[DayFacts], height: int, frame: Frame) -> list[Line]:
        counts = [
            sum(one.urges for one in known[week * WEEK : (week + 1) * WEEK]) for week in range(frame.weeks)
        ]
        signs = (WIDE if frame.cell > 1 else FULL) if not self.few_signs else (" ", "▄", "▄", "█", "█")
        made = []
        for row in range(height):
            cells: list[Cell] = []
            for number in counts:
                here = max(0, min(4, number - 4 * (height - 1 - row)))
                cells += [(signs[here], "$lit"), *[(" ", "")] * (frame.cell - 1)]
            made.append(Line("", cells))
        total = sum(counts)
        return self._labelled(made, "urges", "a week", f"{total:,}×" if total else "none", "", frame)

    def _labelled(
        self, made: list[Line], name: str, scale: str, now: str, then: str, frame: Frame
    ) -> list[Line]:
        if frame.left == 0:
            words = "  ".join(filter(None, (now, then)))
            head = [
                *((sign, "$foreground") for sign in f"{name}  "),
                *((sign, "$text-muted") for sign in words),
            ]
            return [Line("", head), *made]
        labels, words_beside = [name, scale], [now, then]
        return [
            line._replace(
                label=labels[row] if row < len(labels) else "",
                words=words_beside[row] if row < len(words_beside) else "",
            )
            for row, line in enumerate(made)
        ]

    def _marks(self, frame: Frame, facts: Mapping[date, DayFacts]) -> list[Cell]:
        """Slips and breaks, each with its word where there is room; the day says it in any case."""
        signs = ["─"] * frame.width
        wanted: list[tuple[int, str]] = []
        for first, last in breaks(self.view.practised, frame.days, self.view.today):
            start, end = frame.column(first), frame.column(last) + frame.cell
            signs[start:end] = "╌" * (end - start)
            wanted.append((end, " break "))
        for day in frame.days:
            if at(facts, day).slip:
                signs[frame.column(day)] = "◆"
                wanted.append((frame.column(day) + 1, " slip "))
        for place, words in sorted(wanted):
            if place + len(words) <= frame.width and set(signs[place : place + len(words)]) == {"─"}:
                signs[place : place + len(words)] = words
        return [(sign, "$foreground" if sign == "◆" else "$text-muted") for sign in signs]

    # -- drawing ---------------------------------------------------------------------------------------

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """The chart with its cursor: a column of light, and the day's own cell."""
        frame = self.frame(width)
        start = frame.column(self.day)
        lines = []
        for line in self.lines(width):
            cells = line.cells
            if line.is_map >= 0:
                cells = self._pointed(line, frame, start)
            elif start < len(cells) and line.label != "marked":
                lit = [
                    (sign, f"{style} on $panel".strip()) for sign, style in cells[start : start + frame.cell]
                ]
                cells = [*cells[:start], *lit, *cells[start + frame.cell :]]
            elif line.label == "marked" and cells[start][0] in "─╌":
                cells = [*cells[:start], ("▴", "bold $foreground"), *cells[start + 1 :]]
            lines.append(_joined(line, cells, frame))
        return Content("\n").join(lines)

    def _pointed(self, line: Line, frame: Frame, start: int) -> list[Cell]:
        weekday = self.day.weekday()
        plain = self.few_colours or self.few_signs
        if weekday not in ((line.is_map,) if plain else (line.is_map, line.is_map + 1)):
            return line.cells
        if plain:
            sign = line.cells[start][0]
            lit = (sign if sign != " " else "·", "bold $foreground on $panel")
        else:
            facts = self.facts(frame)
            day = monday_of(self.day) + timedelta(days=line.is_map)
            upper = self._level(facts, day)
            lower = self._level(facts, day + timedelta(days=1)) if line.is_map < WEEK - 1 else None
            lit = half(upper, lower, pointed="upper" if weekday == line.is_map else "lower")
        return [*line.cells[:start], *[lit] * frame.cell, *line.cells[start + frame.cell :]]

    # -- moving ----------------------------------------------------------------------------------------

    def action_days(self, by: int) -> None:
        self.go(self.day + timedelta(days=by))

    def go(self, day: date) -> None:
        """Choose a day; the axis moves on where it isn't on it."""
        day = min(self.view.today, max(self.view.first or self.view.today, day))
        if day == self.day:
            return
        width = self.content_size.width
        before, self.day = self.day, day
        frame = self.frame(width)
        if monday_of(day) > self._end:
            self._end = monday_of(day)
        elif day < frame.monday:
            self._end = monday_of(day) + timedelta(weeks=frame.weeks - 1)
        if self.frame(width) != frame:
            self.refresh()
        else:
            self._redraw(frame, before)
        self.post_message(self.Moved())

    def _redraw(self, frame: Frame, before: date) -> None:
        """Only the two columns are sent to the terminal."""
        left, top = self.gutter.left + frame.left, self.gutter.top
        height = self.content_size.height
        columns = {frame.column(before), frame.column(self.day)}
        self.refresh(*(Region(left + column, top, frame.cell, height) for column in columns))

    @property
    def next_span(self) -> Span:
        """What is shown next: nearer, and after a week the whole again."""
        spans = tuple(SPANS)
        return spans[(spans.index(self.span) + 1) % len(spans)]

    def action_zoom(self) -> None:
        """Show five weeks, one, or the year again, around the day that is chosen."""
        self.span = self.next_span
        weeks = self.frame(self.content_size.width).weeks
        last = monday_of(self.view.today)
        self._end = min(last, monday_of(self.day) + timedelta(weeks=weeks // 2))
        self.refresh(layout=True)
        self.post_message(self.Zoomed())

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """A click on a week chooses it, on a day of the map that day; on the chosen day it opens it."""
        self.focus()
        spot = event.get_content_offset(self)
        width = self.content_size.width
        frame = self.frame(width)
        if spot is None or not 0 <= spot.x - frame.left < frame.width:
            return
        week = (spot.x - frame.left) // frame.cell
        line = self.lines(width)[spot.y]
        weekday = line.is_map if line.is_map >= 0 else self.day.weekday()
        day = frame.monday + timedelta(weeks=week, days=weekday)
        if day == self.day:
            self.action_open()
        else:
            self.go(day)


def half(upper: int | None, lower: int | None, pointed: str = "") -> Cell:
    """Two days in a cell, one above the other; one that isn't there is blank, the pointed one in the colour
    of the text."""
    above = "$foreground" if pointed == "upper" else "" if upper is None else f"$heat-{upper}"
    below = "$foreground" if pointed == "lower" else "" if lower is None else f"$heat-{lower}"
    if above and below:
        return "▀", f"{above} on {below}"
    if above:
        return "▀", above
    return ("▄", below) if below else (" ", "")


def _joined(line: Line, cells: Sequence[Cell], frame: Frame) -> Content:
    """A line as it is on the screen; signs of one style are put together."""
    parts: list[tuple[str, str]] = []
    if frame.left:
        parts.append((line.label.ljust(frame.left), "$text-muted"))
    run, style = "", ""
    for sign, own in cells:
        if own != style and run:
            parts.append((run, style))
            run = ""
        style = own
        run += sign
    parts.append((run, style))
    if line.words == "■■■■■":
        parts.append((" ", ""))
        parts += [("■", f"$heat-{level}") for level in range(MOST + 1)]
    elif line.words:
        number, gap, unit = line.words.partition(" ")
        is_now = line.label in NOW
        parts += [(f" {number}", "bold" if is_now else "$text-muted"), (gap + unit, "$text-muted")]
    return said(*parts)
