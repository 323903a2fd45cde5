"""The head of Today: the greeting, and the week with a bar for each day."""

from textual.content import Content

from nc_tui.app.host import host_of
from nc_tui.app.widgets.marks import day_bar
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.sun import has_room, sun
from nc_tui.practice.wording import DAY_NAMES, WEEKDAYS
from nc_tui.trainer.views import TodayView
from nc_tui.trainer.views.welcome_back import GREETING, WelcomeBack

BAR, NARROW = 4, 60


class Masthead(Prose):
    """Greeting and day at the left, the week's seven bars at the right; the bars alone where it is narrow."""

    def __init__(self, view: TodayView) -> None:
        super().__init__(id="masthead")
        self.view = view

    def show(self, view: TodayView) -> None:
        """Show another state of the day."""
        before, self.view = self.view, view
        if _shown(before) != _shown(view):
            self.refresh(layout=True)

    def render(self) -> Drawn:
        return Drawn(self._draw)

    def _draw(self, width: int) -> Content:
        view = self.view
        if view.back is not None:
            return self._welcome_back(view.back, width)
        greeting = said((f"Good {view.part}.", "bold"))
        if not view.marks:
            return greeting
        names, bars = self._week()
        if width < NARROW:
            return names + said("\n") + bars
        day = DAY_NAMES[view.day.weekday()]
        if view.practice_day is not None:
            day += f" · practice day {view.practice_day:,}"
        second = said((day, "$text-muted"))
        return (
            greeting
            + said(" " * (width - greeting.cell_length - names.cell_length))
            + names
            + said("\n")
            + second
            + said(" " * (width - second.cell_length - bars.cell_length))
            + bars
        )

    def _welcome_back(self, back: WelcomeBack, width: int) -> Content:
        """``Good to see you.``, with the sun where there is room; what stands, before what begins anew."""
        size = self.app.size
        greeting = said((GREETING, "bold"))
        pause = said((back.pause, "$text-muted"))
        gap = width - greeting.cell_length - pause.cell_length
        parts = [greeting + (said(" " * gap) if gap > 1 else said("\n")) + pause]
        parts += [said(back.stays)]
        if has_room(size.width, size.height, few_signs=host_of(self).few_signs):
            parts.insert(0, sun(width, line=width))
        return Content("\n" if width < NARROW else "\n\n").join(parts)

    def _week(self) -> tuple[Content, Content]:
        names: list[Part] = []
        bars: list[Part] = []
        for number, mark in enumerate(self.view.marks):
            gap = " " if number else ""
            style = "bold" if number == self.view.day.weekday() else "$text-muted"
            name = WEEKDAYS[number] if number == len(WEEKDAYS) - 1 else WEEKDAYS[number].ljust(BAR)
            names += [gap, (name, style)]
            bars += [gap, *day_bar(mark, BAR)]
        return said(*names, " "), said(*bars)


def _shown(view: TodayView) -> tuple[object, ...]:
    return view.day, view.part, view.practice_day, view.marks, view.back
