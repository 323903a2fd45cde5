"""A month of days, to choose the one that is to be filled in."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.practice.wording import WEEKDAYS

CELL, WEEK = 4, 7


def month_before(day: date) -> date:
    """The same day of the month before, or that month's last one."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def month_after(day: date) -> date:
    """The same day of the month after, or that month's last one."""
    first = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


class MonthGrid(Prose, can_focus=True):
    """Posts ``Moved`` when another day is chosen, ``Chosen`` when it is settled."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("enter", "choose", "this day"),
        Binding("left", "days(-1)", "day", key_display="← →"),
        Binding("right", "days(1)", "day", show=False),
        Binding("up,k", "days(-7)", "week", key_display="↑ ↓"),
        Binding("down,j", "days(7)", "week", show=False),
        Binding("pageup", "month(-1)", "month", key_display="pgup"),
        Binding("pagedown", "month(1)", "next month", key_display="pgdn", show=False),
        Binding("t", "today", "today"),
    ]

    class Moved(Message):
        """Another day is chosen."""

    class Chosen(Message):
        """It is the day to be filled in."""

    def __init__(self, day: date, first: date, last: date) -> None:
        """The days from ``first`` to ``last`` can be chosen; the latter is today."""
        super().__init__(id="month-grid")
        self.day, self.first, self.last = day, first, last
        self.practised: Collection[date] = ()

    def take(self, day: date, first: date, last: date, practised: Collection[date]) -> None:
        """Show another day, or what there is now."""
        self.day, self.first, self.last, self.practised = day, first, last, practised
        self.redraw()

    def redraw(self) -> None:
        """Show it again; months have four to six weeks."""
        self.refresh(layout=self.content_size.height != len(self._weeks()) + 1)

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:  # noqa: ARG002
        """The names of the days, and a line for each week."""
        names = "".join(f" {name[:2]} " for name in WEEKDAYS)
        lines = [said((names.rstrip(), "$text-muted"))]
        for monday in self._weeks():
            days = (monday + timedelta(days=number) for number in range(WEEK))
            lines.append(said(*(part for day in days for part in self._cell(day))))
        return Content("\n").join(lines)

    def _weeks(self) -> list[date]:
        first = self.day.replace(day=1)
        monday = first - timedelta(days=first.weekday())
        after = month_after(first)
        return [monday + timedelta(weeks=n) for n in range(6) if monday + timedelta(weeks=n) < after]

    def _cell(self, day: date) -> Iterator[Part]:
        if day.month != self.day.month:
            yield " " * CELL
            return
        if day > self.last:
            yield f" {day.day:>2}·", "$faint"
            return
        chosen, tone = " ", "$foreground" if day >= self.first else "$text-muted"
        ground = ""
        if day == self.day:
            chosen, tone, ground = "▸", "bold $foreground", " on $panel"
        done = day in self.practised
        sign = "●" if done else "○" if day == self.last else " "
        yield f"{chosen}{day.day:>2}", tone + ground
        yield sign, ("$done" if done else tone) + ground

    def action_days(self, by: int) -> None:
        self._go(self.day + timedelta(days=by))

    def action_month(self, by: int) -> None:
        self._go(month_before(self.day) if by < 0 else month_after(self.day))

    def action_today(self) -> None:
        self._go(self.last)

    def _go(self, day: date) -> None:
        day = max(self.first, min(self.last, day))
        if day != self.day:
            self.day = day
            self.redraw()
            self.post_message(self.Moved())

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """A click on a day chooses it; on the chosen one it is settled."""
        self.focus()
        spot = event.get_content_offset(self)
        if spot is None or not 1 <= spot.y <= len(self._weeks()) or spot.x >= CELL * WEEK:
            return
        day = self._weeks()[spot.y - 1] + timedelta(days=spot.x // CELL)
        if day == self.day:
            self.action_choose()
        elif self.first <= day <= self.last and day.month == self.day.month:
            self._go(day)
