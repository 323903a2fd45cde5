"""The diary as a list of which only the rows in sight are drawn, so that ten years are as quick as a week."""

from collections.abc import Sequence

from rich.cells import cell_len as cells
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from nc_tui.app.host import host_of
from nc_tui.app.widgets.prose import Part, at_word_end, said
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.diary import Day, Entry
from nc_tui.practice.searching import excerpt
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count, near_day, short_day

BAR, TIME, SKILL, DAY_SKILL, WHAT, WHO = 2, 4, 11, 17, 26, 52
"""Columns at 80: the bar of the chosen entry, its time, its skill (behind a day in place of the time), what
it was, who with. Ratings end at the right edge."""
DAY_WHAT = 31
NARROW, NO_WHO = 56, 72
"""Cells below which an entry takes two short lines, and below which there is no room for who."""
WIDE_WHO = 34
"""Cells from what it was to who with, where there is room for both."""
RIGHT = 18
"""Cells at most that stand at the right of a quiet entry where who has no column."""
LEAST, LEAST_CUT = 6, 10
"""Cells in which a person can still be told, whole or cut."""
LONGEST = 400
"""Letters of a text that a line can show at most."""


class DiaryList(ScrollView, can_focus=True):
    """Days with their entries, or entries that a search found, each with its day. One entry is chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DiaryList {
        height: 1fr; width: 1fr; background: $background;
        overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """
    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("delete", "remove", "remove", key_display="del", show=False),
        Binding("m", "move", "another day", show=False),
        Binding("down,j", "choose(1)", "Down", show=False),
        Binding("up,k", "choose(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("home", "end(-1)", "The latest", show=False),
        Binding("end", "end(1)", "The first", show=False),
    ]

    class About(Message):
        """Something about an entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Chosen(About):
        """It is the chosen one now."""

    class Opened(About):
        """It is to be opened."""

    class Removed(About):
        """It is to be removed."""

    class Moved(About):
        """It is to be moved to another day."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        self.words = ""
        self.skills: dict[str, str] = {}
        self.place = 0
        self._days: Sequence[Day] = ()
        self._with_days = False
        self._rows: list[tuple[str, Day, int, int]] = []
        self._first_row: list[int] = []
        self._pointed = -1
        self._is_narrow = False

    # -- what it shows -----------------------------------------------------------------------------

    def show_days(self, days: Sequence[Day], skills: dict[str, str]) -> None:
        """Show days, each with a heading. ``skills`` has their titles by id."""
        self._show(days, skills, "", with_days=False)

    def show_hits(self, days: Sequence[Day], skills: dict[str, str], words: str) -> None:
        """Show entries that these words found, each with its day."""
        self._show(days, skills, words, with_days=True)

    def _show(self, days: Sequence[Day], skills: dict[str, str], words: str, *, with_days: bool) -> None:
        chosen = self.chosen
        self._days, self.skills, self.words, self._with_days = days, skills, words, with_days
        self.entries = [entry for day in days for entry in day.entries]
        self.place = self._place_of(chosen)
        self._lay_out()
        self.show_chosen()

    def _place_of(self, chosen: Entry | None) -> int:
        """Where the entry that was chosen is now: itself, an edit of it, or what took its place."""
        if chosen is None or not self.entries:
            return 0
        for place, entry in enumerate(self.entries):
            if entry.record.id == chosen.record.id or entry.record.replaces == chosen.record.id:
                return place
        return min(self.place, len(self.entries) - 1)

    def _lay_out(self) -> None:
        """Number the rows. Nothing is drawn here."""
        narrow = self._is_narrow = self._width < NARROW
        rows: list[tuple[str, Day, int, int]] = []
        first: list[int] = []
        number = 0
        for day in self._days:
            if not self._with_days:
                if rows:
                    rows.append(("blank", day, 0, 0))
                if day.empty:
                    rows += [("between", day, 0, 0), ("blank", day, 0, 0)]
                rows.append(("day", day, 0, 0))
            for entry in day.entries:
                first.append(len(rows))
                rows.append(("entry", day, number, 0))
                if entry.listed.texts or narrow:
                    rows.append(("entry", day, number, 1))
                number += 1
        self._rows, self._first_row = rows, first
        self.virtual_size = Size(self._width, len(rows))
        self.refresh()

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width or self.size.width)

    @property
    def chosen(self) -> Entry | None:
        """The chosen entry."""
        return self.entries[self.place] if self.place < len(self.entries) else None

    # -- choosing ----------------------------------------------------------------------------------

    def choose(self, place: int) -> None:
        """Choose the entry at a place, as near to it as there is one."""
        place = max(0, min(place, len(self.entries) - 1))
        if place != self.place or not self.entries:
            self._refresh_entry(self.place)
            self.place = place
            self._refresh_entry(place)
            if self.chosen is not None:
                self.post_message(self.Chosen(self.chosen))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Bring the chosen entry into sight, with the heading of its day. While the list is hidden there is
        nowhere to bring it."""
        if self.place >= len(self._first_row) or not self.size.height:
            return
        row = self._first_row[self.place]
        above = 1 if row > 0 and self._rows[row - 1][0] == "day" else 0
        tall = 1 + (row + 1 < len(self._rows) and self._rows[row + 1][2:] == (self.place, 1))
        region = Region(0, row - above, 1, tall + above)
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False, force=True)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the chosen entry begins."""
        row = self._first_row[self.place] - self.scroll_offset.y if self.place < len(self._first_row) else 0
        return self.content_region.offset + Offset(self._left(BAR), row)

    def _refresh_entry(self, place: int) -> None:
        if place < len(self._first_row):
            row = self._first_row[place] - self.scroll_offset.y
            self.refresh(Region(0, row, self.size.width, 2))

    def on_resize(self) -> None:
        self._lay_out()
        self.call_after_refresh(self.show_chosen)

    def on_focus(self) -> None:
        self._refresh_entry(self.place)

    def on_blur(self) -> None:
        self._refresh_entry(self.place)

    def action_choose(self, by: int) -> None:
        self.choose(self.place + by)

    def action_page(self, by: int) -> None:
        rows = max(1, self.size.height - 2)
        wanted = self._first_row[self.place] + by * rows if self._first_row else 0
        if by > 0:
            found = next((n for n, row in enumerate(self._first_row) if row >= wanted), len(self.entries) - 1)
        else:
            found = next((n for n in reversed(range(self.place)) if self._first_row[n] <= wanted), 0)
        self.choose(found)

    def action_end(self, by: int) -> None:
        self.choose(0 if by < 0 else len(self.entries) - 1)

    def _post(self, message: type[About]) -> None:
        if self.chosen is not None:
            self.post_message(message(self.chosen))

    def action_open(self) -> None:
        self._post(self.Opened)

    def action_remove(self) -> None:
        self._post(self.Removed)

    def action_move(self) -> None:
        self._post(self.Moved)

    def _entry_at(self, y: int) -> int:
        row = y + self.scroll_offset.y
        if 0 <= row < len(self._rows) and self._rows[row][0] == "entry":
            return self._rows[row][2]
        return -1

    def on_click(self, event: events.Click) -> None:
        """The first click chooses an entry, one on the chosen entry opens it."""
        place = self._entry_at(event.y)
        if place < 0:
            return
        if place == self.place:
            self.action_open()
        else:
            self.choose(place)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(self._entry_at(event.y))

    def on_leave(self) -> None:
        self._point_at(-1)

    def _point_at(self, place: int) -> None:
        if place != self._pointed:
            before, self._pointed = self._pointed, place
            for one in (before, place):
                if one >= 0:
                    self._refresh_entry(one)

    # -- drawing -----------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self._width
        if row >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        what, day, place, line = self._rows[row]
        match what:
            case "day":
                content = self._day(day)
            case "between":
                content = said(" " * self._left(TIME), (self._between(day), "$text-muted"))
            case "entry":
                content = self._entry(self.entries[place], place == self.place, line, width)
            case _:
                content = Content("")
        if what == "entry" and place == self.place:
            content = _filled(content, width).stylize("on $panel", self._left(TIME) - 1)
        elif what == "entry" and place == self._pointed:
            content = _filled(content, width).stylize("on $surface")
        strips = Visual.to_strips(self, content, width, 1, self.visual_style)
        return (
            strips[0].extend_cell_length(self.size.width, self.rich_style) if strips else Strip.blank(width)
        )

    def _left(self, column: int) -> int:
        """A column of the grid, nearer to the edge where there is little room."""
        return max(0, column - 2) if self._width < 76 else column

    def _day(self, day: Day) -> Content:
        today = host_of(self).today
        near = near_day(day.day, today)
        said_day = short_day(day.day) if near in ("today", "yesterday") else ""
        lead = " " * self._left(TIME)
        return said(lead, (near[:1].upper() + near[1:], "bold"), (f"  {said_day}", "$text-muted"))

    @staticmethod
    def _between(day: Day) -> str:
        if day.rested:
            return "a rest day" if day.empty == 1 else f"{day.empty} rest days"
        return f"{count(day.empty, 'day')} without an entry"

    def _entry(self, entry: Entry, is_chosen: bool, line: int, width: int) -> Content:
        bar = hue(entry.listed.skill or "") if entry.listed.skill else "$lit"
        begin = self._left(BAR)
        mark: tuple[Part, ...] = (" " * begin, ("▌" if is_chosen else " ", bar), " ")
        text = "$foreground" if is_chosen or not entry.listed.quiet else "$text-muted"
        style = f"bold {text}" if is_chosen else text
        room = width - begin - 2
        if self._is_narrow:
            return said(*mark) + self._narrow(entry, line, style, room)
        return said(*mark) + self._wide(entry, line, style, text, room)

    def _wide(self, entry: Entry, line: int, style: str, text: str, width: int) -> Content:
        listed = entry.listed
        what_at = (DAY_WHAT if self._with_days else WHAT) - TIME
        if line == 1:
            return said(" " * what_at, (self._quoted(listed.texts[0], width - what_at), "$text-muted"))
        when = self._when(entry) if self._with_days else entry.time
        skill_at = (DAY_SKILL if self._with_days else SKILL) - TIME
        skill = self.skills.get(listed.skill or "", "")
        begun = said(
            (when.ljust(skill_at), "$text-muted"),
            (skill.ljust(what_at - skill_at), hue(listed.skill or "")),
        )
        has_who = bool(listed.who) and width >= NO_WHO - TIME
        right = listed.ratings if has_who or not listed.quiet else listed.ratings or listed.who
        if has_who:
            # A title is cut last: who it was with makes room for it.
            title = said((clean_line(listed.what, LONGEST), style))
            room = width - what_at - len(right) - 2
            column = WIDE_WHO if room >= WIDE_WHO + RIGHT else WHO - WHAT
            who_at = max(column, min(title.cell_length + 2, room))
            who = room - who_at
            words = listed.who if cells(listed.who) <= who else listed.who.partition(", ")[0]
            if cells(words) > who < LEAST_CUT:
                who = 0
            shown = begun + _fit(listed.what, min(room, who_at - 2 if who >= LEAST else room), style)
            if who >= LEAST:
                shown += said("  ") + _fit(words, who, text)
        else:
            right = _fit(right, min(len(right), RIGHT), text).plain.rstrip()
            shown = begun + _fit(listed.what, max(1, width - what_at - len(right) - 2), style)
        gap = max(1, width - shown.cell_length - len(right) - 1)
        return shown + said(" " * gap, (right, text))

    def _narrow(self, entry: Entry, line: int, style: str, width: int) -> Content:
        listed = entry.listed
        if line == 0:
            when = f"{self._when(entry)}  " if self._with_days else f"{entry.time:<5}  "
            return said((when, "$text-muted")) + _fit(listed.what, width - len(when), style)
        skill = self.skills.get(listed.skill or "", "")
        lead = said(" " * 7, (skill, hue(listed.skill or "")))
        rest = " · ".join(part for part in (listed.who, listed.ratings) if part)
        if not rest and listed.texts:
            rest = self._quoted(listed.texts[0], width - 8)
        between = said("  ") if skill and rest else said("")
        lead += between
        return lead + _fit(rest, max(0, width - lead.cell_length), "$text-muted")

    def _when(self, entry: Entry) -> str:
        day, today = entry.record.day, host_of(self).today
        return short_day(day) if abs((today - day).days) < 300 else f"{short_day(day)[4:]} {day.year}"

    def _quoted(self, text: str, width: int) -> str:
        shown = clean_line(excerpt(text, self.words), LONGEST)
        return at_word_end(f"“{shown}”", width - 1)


def _fit(text: str, width: int, style: str) -> Content:
    """A line of exactly so many cells, cut behind a word where it is longer."""
    return _filled(said((at_word_end(clean_line(text, LONGEST), width), style)), width)


def _filled(line: Content, width: int) -> Content:
    return line + " " * max(0, width - line.cell_length)
