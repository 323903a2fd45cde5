"""The ladders of all skills, with a cursor on one rung. They lie where there is room for their heads,
stand side by side where there is room for all of them, and show one at a time where there is no more."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message

from nc_tui.app.widgets.marks import RUNGS
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.exercise import STAKES
from nc_tui.trainer.views.path import SkillLine

LYING_FROM, STANDING_FROM = 56, 108
"""Cells from which ladders lie one below the other, and from which they stand side by side."""
NAME, PLACES = 15, (18, 28, 40, 50, 60, 69)
"""Cells for a skill's name, and where the rungs of a lying ladder are."""
HEADS = ("alone", "stranger", "acquaintance", "close", "rehearsal", "tense")
FIRST, APART, LADDER = 13, 11, 7
"""Where the first standing ladder begins, how far they are apart, how wide one is."""
Form = Literal["one", "lying", "standing"]


class Ladders(Prose, can_focus=True):
    """Posts ``Moved`` when the cursor does, ``Chosen`` when what is on its rung is wanted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Ladders { height: auto; }"
    BINDINGS = [
        Binding("enter", "choose", "its exercises"),
        Binding("left", "move(-1, 0)", "rung", key_display="← → ↑ ↓"),
        Binding("right", "move(1, 0)", "right", show=False),
        Binding("up,k", "move(0, -1)", "Up", show=False),
        Binding("down,j", "move(0, 1)", "Down", show=False),
    ]

    class Moved(Message):
        """The cursor is on another rung."""

    class Chosen(Message):
        """The exercises of the rung are wanted."""

    def __init__(self, skills: Sequence[SkillLine]) -> None:
        super().__init__(id="ladders")
        self.skills = skills
        self.skill = 0
        self.rung = skills[0].at if skills else 0

    @property
    def line(self) -> SkillLine:
        """The skill that the cursor is on."""
        return self.skills[self.skill]

    @property
    def form(self) -> Form:
        """How the ladders are drawn for the width there is."""
        width = self.content_size.width
        return "one" if width < LYING_FROM else "lying" if width < STANDING_FROM else "standing"

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the mark of the chosen rung stands, as far as that is in sight."""
        high, width = len(STAKES) - self.rung, self.content_size.width
        match self.form:
            case "one":
                at = Offset(0, high)
            case "lying":
                at = Offset(PLACES[self.rung] - 1, self.skill + 1)
            case "standing":
                at = Offset(FIRST - 1 + self.skill * self._apart(width), 2 * high)
        x, y = self.content_region.offset + at
        seen = self.screen.find_widget(self).visible_region
        return Offset(max(seen.x, min(x, seen.right - 1)), max(seen.y, min(y, seen.bottom - 1)))

    def show(self, skills: Sequence[SkillLine]) -> None:
        """Show them as they are now."""
        self.skills = skills
        self.refresh()

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """The ladders as they are on the screen."""
        if width < LYING_FROM:
            lines = self._one(width)
        elif width < STANDING_FROM:
            lines = self._lying(width)
        else:
            lines = self._standing(width)
        return Content("\n").join(lines)

    # -- how they are drawn --------------------------------------------------------------------------

    def _sign(self, line: SkillLine, rung: int) -> Part:
        state = line.rungs[rung]
        return RUNGS[state], "$faint" if state == "ahead" else hue(line.skill.id)

    def _is_at(self, skill: int, rung: int) -> bool:
        return (skill, rung) == (self.skill, self.rung)

    def _mark(self, sign: str) -> Part:
        return sign, "bold $foreground" if self.has_focus else "$text-muted"

    def _one(self, width: int) -> list[Content]:
        """``‹ Warmth ›`` and its six rungs, the highest at the top."""
        line = self.line
        title = (line.skill.title, f"bold {hue(line.skill.id)}")
        lines = [said((" ‹ ", "$text-muted"), title, (" ›", "$text-muted"))]
        for rung in reversed(range(len(STAKES))):
            at = rung == self.rung
            there = [one for one in line.exercises if one.exercise.rung == rung]
            done = sum(one.told.times > 0 for one in there)
            words = f"{done} of {len(there)} done" if there else "–"
            lead = self._mark("▸") if at else " "
            head = (HEADS[rung].ljust(width - 6 - len(words)), "bold $foreground" if at else "")
            lines.append(said(lead, " ", self._sign(line, rung), "  ", head, (words, "$text-muted")))
        return lines

    def _lying(self, width: int) -> list[Content]:
        heads: list[Part] = []
        at = 0
        for rung, name in enumerate(HEADS):
            start = PLACES[rung] - len(name) // 2
            style = "bold $foreground" if rung == self.rung else "$text-muted"
            heads += [" " * (start - at), (name, style)]
            at = start + len(name)
        lines = [self._lain(place, line) for place, line in enumerate(self.skills)]
        if self.has_focus and lines:
            lines[self.skill] = lines[self.skill].pad_right(width - lines[self.skill].cell_length)
            lines[self.skill] = lines[self.skill].stylize("on $panel")
        return [said(*heads), *lines]

    def _lain(self, place: int, line: SkillLine) -> Content:
        here = place == self.skill
        colour = hue(line.skill.id)
        name = line.skill.title.ljust(PLACES[0] - 1)
        parts: list[Part] = [
            self._mark("▸") if here else " ",
            (name[: PLACES[0] - 2], f"bold {colour}" if here else colour),
        ]
        at = PLACES[0] - 1
        for rung, column in enumerate(PLACES):
            chosen, after = self._is_at(place, rung), self._is_at(place, rung - 1)
            if rung > 0:
                reached = line.rungs[rung] != "ahead"
                rail = column - 1 - at
                parts.append((("━" if reached else "─") * rail, colour if reached else "$line"))
            elif not chosen and not after:
                parts.append(" " * (column - 1 - at))
            parts += [self._mark("▸") if chosen else " ", self._sign(line, rung)]
            parts.append(self._mark("◂") if chosen else " ")
            at = column + 2
        return said(*parts)

    def _apart(self, width: int) -> int:
        """How far standing ladders are apart."""
        return min(APART, (width - FIRST) // max(1, len(self.skills)))

    def _standing(self, width: int) -> list[Content]:
        apart = self._apart(width)
        heads: list[Part] = []
        at = 0
        for place, line in enumerate(self.skills):
            title, colour = line.skill.title, hue(line.skill.id)
            start = max(at + min(at, 1), FIRST + place * apart + LADDER // 2 - len(title) // 2)
            heads += [" " * (start - at), (title, f"bold {colour}" if place == self.skill else colour)]
            at = start + len(title)
        lines = [said(*heads)]
        for rung in reversed(range(len(STAKES))):
            lines.append(self._rails(apart, rung))
            chosen = rung == self.rung
            name = (HEADS[rung].rjust(FIRST - 1), "bold $foreground" if chosen else "$text-muted")
            parts: list[Part] = [name]
            for place, line in enumerate(self.skills):
                here = self._is_at(place, rung)
                colour = self._rail(line, rung)
                sign = self._sign(line, rung)
                rungs: list[Part] = [
                    self._mark("▸") if here else " ",
                    ("├──", colour),
                    sign,
                    ("──┤", colour),
                    self._mark("◂") if here else " ",
                ]
                parts += [*rungs, " " * (apart - LADDER - 2)]
            lines.append(said(*parts))
        return lines

    def _rail(self, line: SkillLine, rung: int) -> str:
        """As high as someone has come the rails are in the skill's hue, so that the climb itself is seen."""
        return "$line" if line.rungs[rung] == "ahead" else f"{hue(line.skill.id)} 55%"

    def _rails(self, apart: int, rung: int) -> Content:
        parts: list[Part] = [" " * (FIRST - 1)]
        for line in self.skills:
            parts += [(" │     │ ", self._rail(line, rung)), " " * (apart - LADDER - 2)]
        return said(*parts)

    # -- moving ----------------------------------------------------------------------------------------

    def action_move(self, across: int, down: int) -> None:
        """Move the cursor; at the lower end the page moves on."""
        if self.form == "lying":
            rung, skill = across, down
        else:
            rung, skill = -down, across
        if not self._go(self.skill + skill, self.rung + rung) and down > 0:
            self.screen.focus_next()

    def _go(self, skill: int, rung: int) -> bool:
        if not (0 <= skill < len(self.skills) and 0 <= rung < len(STAKES)):
            return False
        if (skill, rung) != (self.skill, self.rung):
            before, (self.skill, self.rung) = self._place(), (skill, rung)
            self._redraw(before)
            self.post_message(self.Moved())
        return True

    def go(self, skill_id: str, rung: int) -> None:
        """Put the cursor on a rung."""
        places = {line.skill.id: place for place, line in enumerate(self.skills)}
        if skill_id in places:
            self._go(places[skill_id], rung)

    def _place(self) -> tuple[int, int]:
        return self.skill, self.rung

    def _redraw(self, before: tuple[int, int]) -> None:
        """Only what has changed is sent to the terminal."""
        left, top = self.gutter.left, self.gutter.top
        width = self.content_size.width
        if self.form != "lying":
            self.refresh()
            return
        rows = (
            {0, before[0] + 1, self.skill + 1} if before[1] != self.rung else {before[0] + 1, self.skill + 1}
        )
        self.refresh(*(Region(left, top + row, width, 1) for row in rows))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """A click on a rung puts the cursor there; one on the rung that it is on chooses it."""
        self.focus()
        spot = event.get_content_offset(self)
        if spot is None:
            return
        where = self._under(spot.x, spot.y)
        if where is None:
            return
        if where == self._place():
            self.action_choose()
        else:
            self._go(*where)

    def _under(self, x: int, y: int) -> tuple[int, int] | None:
        """The skill and rung that are drawn there."""
        match self.form:
            case "one":
                if y == 0:
                    last = len(self.skills) - 1
                    return (
                        (max(0, self.skill - 1), self.rung)
                        if x < 3
                        else (min(last, self.skill + 1), self.rung)
                    )
                return (self.skill, len(STAKES) - y) if y <= len(STAKES) else None
            case "lying":
                middles = [(one + other) // 2 for one, other in pairwise(PLACES)]
                rung = sum(x > middle for middle in middles)
                return (y - 1, rung) if 1 <= y <= len(self.skills) else None
            case "standing":
                skill = (x - FIRST + 1) // self._apart(self.content_size.width)
                rung = len(STAKES) - 1 - max(0, min(len(STAKES) - 1, (y - 1) // 2))
                return (skill, rung) if 0 <= skill < len(self.skills) and y > 0 else None
