"""An exercise on its ladder, with what is known of it; the chosen one says what to do and how it went."""

from datetime import date

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.exercise_row import COLUMNS_FROM, NOT_NOW, REASON_KEYS, SIGNS, ExerciseRow
from nc_tui.app.widgets.prose import Part, said
from nc_tui.app.widgets.skill_hue import hue_class
from nc_tui.practice.exercise_history import Time, plain_day, ratings
from nc_tui.practice.kinds.liking import Like
from nc_tui.practice.kinds.practice import REASONS
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import WITH_WHOM, count
from nc_tui.trainer.views.path import ShelfLine

STAR = "★"
WHO = 16
"""Letters of a person that a line shows at most."""
LONG_AGO = 14
"""Cells from which "long ago" has room."""


class ShelfRow(ExerciseRow):
    """Posts, besides what an ``ExerciseRow`` does, ``Liked``."""

    BINDINGS = [
        Binding("asterisk", "like('favourite')", "favourite", key_display="*"),
        Binding("minus", "like('not-for-me')", "not for me", key_display="-"),
    ]

    class Liked(Message):
        """It is to be a favourite, or not for the user; said once more, neither."""

        def __init__(self, row: "ShelfRow", like: Like) -> None:
            super().__init__()
            self.row = row
            self.like = like

    def __init__(self, line: ShelfLine, day: date, today: date, *, one_rung: bool, column: int) -> None:
        """``one_rung`` says that all rows beside it are on the same rung, so that none has to say which;
        ``column`` is how wide the longest of their titles is."""
        super().__init__(line.exercise, day, line.outcome)
        self.add_class(*hue_class(line.exercise.skill).split())
        self.line = line
        self.today = today
        self.one_rung = one_rung
        self.column = column

    def take(self, line: ShelfLine, day: date, *, one_rung: bool, column: int) -> None:
        """Show this exercise, as it is now. A row that asks goes on asking."""
        same = line.exercise.id == self.exercise.id and day == self.day
        asking = same and self.asking and line.outcome == "not"
        if line.exercise.skill != self.exercise.skill:
            self.remove_class(*hue_class(self.exercise.skill).split())
            self.add_class(*hue_class(line.exercise.skill).split())
        self.exercise, self.line, self.day = line.exercise, line, day
        self.one_rung, self.column = one_rung, column
        self.show(line.outcome, asking)

    # -- what it says ------------------------------------------------------------------------------

    def lead(self) -> Content:
        return said((SIGNS[self.outcome] if self.outcome is not None else "", "$done"))

    def words(self, width: int) -> Content:
        """``Fold, draw, pass it on  ★ out  15 min  4×  25 Nov, Maja  5 → 2``, and below the chosen one what
        to do."""
        line = self._wide(width) if width >= COLUMNS_FROM else self._narrow(width)
        if self.asking:
            return line + self._reasons()
        return line + self._unfolded() if self.has_focus else line

    @property
    def _is_out(self) -> bool:
        return self.line.like == "not-for-me"

    def _title(self) -> Part:
        return self.exercise.title, "$text-muted" if self._is_out else "bold" if self.has_focus else ""

    def _facts(self, room: int) -> tuple[str, str, str]:
        """How often it was done, when and with whom last, and expected and felt, in ``room`` cells."""
        told = self.line.told
        if self._is_out:
            return "not for me", "", ""
        if told.times == 0:
            return "never done", "", ""
        times = f"{told.times:,}×"
        if not told.last:
            return times, "long ago" if room >= LONG_AGO else "", ""
        last = told.last[0]
        felt, day = ratings(last), plain_day(last.day, self.today)
        left = room - len(day) - len(felt) - 8
        who = clean_line(last.who, WHO + 1)
        if len(who) > min(WHO, left):  # half a name says nothing; the chosen row has it whole
            who = ""
        return times, f"{day}, {who}" if who else day, felt

    def _wide(self, width: int) -> Content:
        exercise = self.exercise
        star = STAR if self.line.like == "favourite" else " "
        rung = "" if self.one_rung else f"{exercise.stakes:<13}"
        where = f" {star} {rung}{exercise.where:<4} {exercise.minutes:>2} min  "
        column = self.column
        room = width - column - len(where)
        times, last, felt = self._facts(room)
        known = f"{times:<3} {last}".rstrip()
        if len(known) + len(felt) + 1 > room:
            known = times
        if len(known) + len(felt) + 1 > room:
            felt = ""
        if len(known) > room:  # beside a very long title there is room for one line and nothing more
            known = ""
        gap = " " * max(0, room - len(known) - len(felt))
        title_gap = " " * (column - len(exercise.title))
        return said(self._title(), title_gap, (where + known, "$text-muted"), gap, felt)

    def _narrow(self, width: int) -> Content:
        exercise = self.exercise
        star = f" {STAR}" if self.line.like == "favourite" else ""
        times, _, felt = self._facts(width)
        about = f"{exercise.where} · {exercise.minutes} min"
        about += "" if self.one_rung else f" · {exercise.stakes}"
        known = f"{times} {felt}".rstrip()
        more = f" · {known}" if len(about) + len(known) + 3 <= width else ""
        return said(self._title(), star, (f"\n{about}{more}", "$text-muted"))

    def _reasons(self) -> Content:
        parts: list[Part] = [(f"\n{NOT_NOW}\n", "$text-muted")]
        for key, reason in REASON_KEYS:
            parts += [(key, "bold $key"), f" {REASONS[reason]}   "]
        return said(*parts)

    def _unfolded(self) -> Content:
        """What to do, and how it went the last times."""
        exercise, told = self.exercise, self.line.told
        parts: list[Part] = [(f"\nDone when: {exercise.done_when}", "$text-muted")]
        if not self.one_rung and exercise.with_a_person:
            parts.append((f" With {WITH_WHOM[exercise.stakes]}.", "$text-muted"))
        if told.last:
            often = "Once" if told.times == 1 else count(told.times, "time")
            times = "   ".join(map(self._once, told.last))
            parts.append((f"\n{often}:  {times}", "$text-muted"))
        return said(*parts)

    def _once(self, one: Time) -> str:
        """``25 Nov Maja 5 → 2``."""
        words = (plain_day(one.day, self.today), clean_line(one.who, WHO), ratings(one))
        return " ".join(filter(None, words))

    # -- what is done ------------------------------------------------------------------------------

    def watch_has_focus(self, has_focus: bool) -> None:
        """The chosen one unfolds."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def action_like(self, like: Like) -> None:
        self.post_message(self.Liked(self, "neither" if self.line.like == like else like))

    def on_click(self, event: events.Click) -> None:
        """A click on a word of the answer gives it; elsewhere the exercise opens."""
        text = self.drawn(self.size.width).plain.split("\n")
        line = text[event.y] if event.y < len(text) else ""
        for _, reason in REASON_KEYS if self.asking and event.y > 0 else ():
            at = line.find(REASONS[reason])
            if at >= 0 and at - 2 <= event.x < at + len(REASONS[reason]):
                self.call_later(self.run_action, f"reason('{reason}')")
                return
        if event.y == 0 or not self.asking:
            self.action_open()
