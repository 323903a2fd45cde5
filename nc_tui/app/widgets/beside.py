"""What Today shows beside the day in a wide window: four weeks, the ladders, one's own words, the year."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len as cells
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.curves import blocks, braille
from nc_tui.app.widgets.marks import day_bar, ladder, quoted
from nc_tui.app.widgets.pictures import heat_picture
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.rows import Columns
from nc_tui.app.widgets.skill_hue import hue, skill_name
from nc_tui.practice.day_curves import DayCurve
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.wording import MONTHS, WEEKDAYS, count
from nc_tui.trainer.views.beside import BesideView, LadderLine, Quote, YearView

DATE, LADDER_NAME, CURVE_ROWS = 7, 14, 3
LEGEND = ("none", "one", "two", "three", "four or more")
YEAR_LABEL = 6
HALF = "▀"
LADDERS_APART = 45
"""Rows from which a free line stands between two ladders."""


class Beside(Vertical):
    """The panes of Today. One below the other where there is room for one, side by side where for two."""

    DEFAULT_CSS = """
    Beside { height: auto; }
    Beside Columns, Beside Column, Beside Card { height: auto; }
    Beside #pair { layout: vertical; }
    Beside Card { width: 100%; margin: 0 0 1 0; }
    Beside #own { padding: 0 2; }
    Beside #year { padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: BesideView | None = None
        self.weeks = Drawing(id="weeks")
        self.curves = Drawing(id="curves")
        self.ladders = Drawing(id="ladders")
        self.own = Drawing(id="own")
        self.year = Drawing(id="year")
        self.four_weeks = Card("Four weeks", "", self.weeks, self.curves, id="four-weeks")
        self.ladder_card = Card("Ladders", "now at", self.ladders, id="ladder-card")

    def compose(self) -> ComposeResult:
        with Columns(id="pair"):
            yield self.four_weeks
            yield self.ladder_card
        yield self.own
        yield self.year

    def show(self, view: BesideView, year: YearView | None, *, few_signs: bool, few_colours: bool) -> None:
        """Draw all of it; with a ``year`` there is room for two panes."""
        two = year is not None
        self.four_weeks.head("Four weeks", f"{view.practised} of {count(view.of, 'day')}" if view.of else "")
        self.weeks.draw(lambda width: _weeks(view, width))
        curve = blocks if few_signs else braille
        lines = [
            (name, values)
            for name, values in (("Mood", view.mood), ("Pull to reach out", view.pull))
            if values is not None
        ]
        self.curves.display = two and bool(lines)
        airy = two and self.screen.size.height >= LADDERS_APART
        above = "\n" if airy else ""
        self.curves.draw(
            lambda width: Content("\n").join(
                [said(above) + _curve(name, one, width, curve) for name, one in lines]
            )
        )
        self.ladders.draw(lambda width: _ladders(view.ladders, width, airy=airy))
        quote = view.quote
        self.own.display = quote is not None
        if quote is not None:
            self.own.draw(lambda width: _own(quote, width))
        self.year.display = two
        if year is not None:
            self.year.draw(lambda width: _year(year, width, few_colours=few_colours))


class Drawing(Prose):
    """A picture that is drawn for the width it gets."""

    def draw(self, picture: Callable[[int], Content]) -> None:
        """Show another picture."""
        self.update(Drawn(picture))


def _weeks(view: BesideView, width: int) -> Content:
    bar = 3 if width >= DATE + 7 * 4 - 1 else 2
    today = view.day.weekday()
    heads: list[Part] = [" " * DATE]
    for number, name in enumerate(WEEKDAYS):
        heads += [
            (name[0].center(bar), "bold" if number == today else "$text-muted"),
            " " if number < 6 else "",
        ]
    lines = [said(*heads)]
    for monday, marks in view.weeks:
        parts: list[Part] = [(f"{monday.day:>2} {MONTHS[monday.month - 1]} ", "$text-muted")]
        for number, mark in enumerate(marks):
            parts += [*day_bar(mark, bar), " " if number < 6 else ""]
        lines.append(said(*parts))
    return Content("\n").join(lines)


Draw = Callable[[Sequence[int | None], int, int], list[str]]


def _curve(name: str, curve: DayCurve, width: int, draw: Draw) -> Content:
    numbers = f"{curve.first} → "
    gap = " " * (width - cells(name) - cells(numbers) - cells(str(curve.last)))
    head = said("\n", name, gap, (numbers, "$text-muted"), (f"{curve.last}", "bold"), "\n")
    return head + said(("\n".join(draw(curve.values, width, CURVE_ROWS)), "$lit"))


def _ladders(ladders: Sequence[LadderLine], width: int, *, airy: bool) -> Content:
    longest = max((len(line.at) for line in ladders), default=0)
    gap = " " if LADDER_NAME + 2 * len(STAKES) + longest <= width else ""
    lines = []
    for line in ladders:
        name = skill_name(line.skill, line.title, LADDER_NAME)
        rungs = said(name, ladder(line.rungs, hue(line.skill), gap))
        lines.append(rungs + said((line.at.rjust(width - rungs.cell_length), "$text-muted")))
    return Content("\n\n" if airy else "\n").join(lines)


def _own(quote: Quote, width: int) -> Content:
    about = said((quote.skill_title, hue(quote.skill)), (f" · {quote.about}", "$text-muted"))
    below = Content("\n").join([said("  ") + line for line in about.wrap(max(8, width - 2))])
    return (
        said((quote.when, "$text-muted"), "\n\n")
        + quoted(quote.text, width, hue(quote.skill))
        + said("\n")
        + below
    )


def _year(year: YearView, width: int, *, few_colours: bool) -> Content:
    days = f"{count(year.days, 'day')} with practice"
    head = said(("The year", "$text-muted"), " " * max(1, width - 8 - cells(days)), (days, "$text-muted"))
    if few_colours:
        return head + said("\n", *heat_picture(year.weeks, year.mondays, 1))
    months = [" "] * (YEAR_LABEL + len(year.mondays))
    free = 0
    for place, monday in enumerate(year.mondays):
        at = YEAR_LABEL + place
        if monday.day <= 7 and at >= free and at + 3 <= len(months):
            months[at : at + 3] = MONTHS[monday.month - 1]
            free = at + 4
    lines = [head, said(("".join(months).rstrip(), "$text-muted"))]
    for top in (0, 2, 4, 6):
        parts: list[Part] = [(WEEKDAYS[top].ljust(YEAR_LABEL), "$text-muted")]
        parts += _pairs(year.weeks, top)
        lines.append(said(*parts))
    legend: list[Part] = [" " * YEAR_LABEL]
    for level, words in enumerate(LEGEND):
        legend += [(f"{words} ", "$text-muted"), ("■  ", f"$heat-{level}")]
    return Content("\n").join([*lines, said(""), said(*legend)])


def _pairs(weeks: Sequence[Sequence[int | None]], top: int) -> Iterator[Part]:
    """Two days of each week in a cell, one above the other; cells that look alike are one part."""
    run, style = "", ""
    for week in weeks:
        upper, lower = week[top], week[top + 1] if top + 1 < len(week) else None
        if upper is None and lower is None:
            sign, here = "·", "$faint"
        elif upper is None:
            sign, here = "▄", f"$heat-{lower}"
        elif lower is None:
            sign, here = HALF, f"$heat-{upper}"
        else:
            sign, here = HALF, f"$heat-{upper} on $heat-{lower}"
        if here != style and run:
            yield run, style
            run = ""
        run, style = run + sign, here
    if run:
        yield run, style
