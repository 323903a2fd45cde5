"""The last lines of Today: the run, the days without contact, and the ready list."""

from collections.abc import Iterator

from textual.content import Content

from nc_tui.app.grid import LABEL
from nc_tui.app.widgets.marks import steps
from nc_tui.app.widgets.prose import Drawn, Part, Prose, hung, said
from nc_tui.practice.wording import count
from nc_tui.trainer.views import TodayView

NARROW, NARROW_LABEL, APART = 60, 10, 2
MOST_STEPS = 6
"""Pieces that are still drawn one by one."""
LIST_OPEN = "The list is open. 5, in a quiet hour."
FIRST_DAY = "Tomorrow morning this page asks how it went.\n“Not this time” is an answer, too."


class DayNumbers(Prose):
    """Each line has its label, what stands, and at the right what else there is."""

    def __init__(self, view: TodayView) -> None:
        super().__init__(id="numbers")
        self.view = view

    def show(self, view: TodayView) -> None:
        """Show another state of the day."""
        self.view = view
        self.refresh(layout=True)

    def render(self) -> Drawn:
        return Drawn(self._draw)

    def _draw(self, width: int) -> Content:
        if self.view.first_day:
            return said((FIRST_DAY, "$text-muted"))
        lines = [_line(*line, width) for line in self._lines(narrow=width < NARROW)]
        return Content("\n").join(lines)

    def _lines(self, *, narrow: bool) -> Iterator[tuple[str, Content, list[Content]]]:
        view, contact = self.view, list(self._contact())
        row = view.in_a_row
        if row is not None and row.sentence:
            yield "A new run" if "day 1" in row.sentence else "A pause", said(row.sentence), []
        elif row is not None:
            yield ("In a row" if row.days > 1 else "Practice"), self._row(narrow=narrow), contact
            contact = []
        if contact:
            mode, days, overall = view.contact or ("", 0, "")
            label = "On topic" if mode == "on topic" else "No contact"
            more = f", {overall}" if overall else ""
            since = f" · {view.milestone} today" if view.milestone else ""
            yield label, said(count(days, "day"), (f"{more}{since}", "$text-muted")), []
        if view.contact is None and view.clock:
            yield "Contact", said(view.clock[0].upper() + view.clock[1:]), []
        yield from self._ready(narrow=narrow)
        if view.course:
            yield "Course", said(view.course.removeprefix("Course ")), []
        if narrow and view.week and view.checkin is not None:
            yield "Lately", said((view.week, "$text-muted")), []

    def _ready(self, *, narrow: bool) -> Iterator[tuple[str, Content, list[Content]]]:
        """The ready list as one distance, the nearest; once, that it is open."""
        view, nearest = self.view, self.view.nearest
        the_list = [] if narrow else [said(("5", "bold $key"), (" the list", "$text-muted"))]
        if view.list_opened:
            yield "Ready", said(LIST_OPEN), []
        elif nearest is not None:
            words = nearest.title[0].lower() + nearest.title[1:]
            count = f", {nearest.count}" if nearest.count else ""
            parts: list[Part] = [f"{words}{count}"]
            if 0 < nearest.need <= MOST_STEPS and not narrow:
                parts = [*steps(nearest.have, nearest.need), "  ", *parts]
            yield "Ready", said(*parts), the_list
        elif view.ready_line:
            words = view.ready_line.removeprefix("Ready list").strip()
            yield "Ready", said(words[0].upper() + words[1:]), the_list

    def _row(self, *, narrow: bool) -> Content:
        row = self.view.in_a_row
        if row is None:
            return said()
        parts: list[Part] = [count(row.days, "day" if narrow else "practice day")]
        if row.rests > 0 and not narrow:
            parts += [("   rest ", "$text-muted"), *steps(min(row.rested, row.rests), row.rests, gap=" ")]
        return said(*parts)

    def _contact(self) -> Iterator[Content]:
        """The days without contact, from long to short."""
        if self.view.contact is None:
            return
        mode, days, overall = self.view.contact
        number = count(days, "day")
        milestone = f" · {self.view.milestone} today" if self.view.milestone else ""
        for more in dict.fromkeys((f", {overall}" if overall else milestone, milestone, "")):
            yield said((f"{mode}  ", "$text-muted"), number, (more, "$text-muted"))
        yield said((f"{mode} ", "$text-muted"), f"{days:,}")


def _line(label: str, value: Content, rights: list[Content], width: int) -> Content:
    """A line; what stands at the right has a line of its own where there is no room beside."""
    indent = LABEL if width >= NARROW else NARROW_LABEL
    begun = hung(said((label.ljust(indent), "$text-muted")), value, width)
    last = Content(begun.plain.rpartition("\n")[2]).cell_length
    for right in rights:
        if last + APART + right.cell_length <= width:
            return begun + said(" " * (width - last - right.cell_length)) + right
    if not rights:
        return begun
    return begun + said("\n") + said(" " * indent) + rights[-1]
