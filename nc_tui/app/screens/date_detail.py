"""A date that comes: the check before it, a guide for the day, an exercise for it."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.practice.key_dates import KeyDate, next_day, remark
from nc_tui.practice.wording import short_day

AGENDA = "hidden-agenda"
GUIDES = {
    "birthday": ("their-birthday", "my-birthday"),
    "anniversary": ("anniversary",),
    "holiday": ("holiday",),
    "court": ("court-day",),
    "hand-over": ("children",),
    "other": ("event",),
}
"""The guides for a day, by its kind."""


class Way(NamedTuple):
    """Something that helps on the day."""

    key: str
    label: str
    guide: str = ""


class WayRow(Row):
    """One of them."""

    BINDINGS = [Binding("enter", "open", "open")]

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way

    def lead(self) -> Content:
        """Its key."""
        return self.mark + said((f"{self.way.key}  ", "bold $text-accent"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        """What it is."""
        return Content(self.way.label)

    async def action_open(self) -> None:
        """Go there."""
        await self.run_action(f"screen.go('{self.way.key}')")

    async def on_click(self) -> None:
        """Go there."""
        await self.action_open()


class DateDetailPage(OverlayPage):
    """One date, with what helps before it and on the day."""

    BINDINGS = [Binding(key, f"go('{key}')", show=False) for key in "hgmew"]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def compose_body(self) -> ComposeResult:
        """The day, and the ways."""
        entry = self.trainer.situation.profile.dates.get(self.key)
        self.ways = self._ways(entry) if entry is not None else []
        yield Prose(entry.title if entry is not None else "This date has been removed", classes="heading")
        yield Prose(said(*self._when(entry)) if entry is not None else "", classes="block")
        yield from map(WayRow, self.ways)

    def on_mount(self) -> None:
        """Begin at the first way."""
        if self.ways:
            self.query(WayRow).first().focus()

    def _when(self, entry: KeyDate) -> list[Part]:
        today = self.trainer.today
        day = next_day(entry.when, today)
        if day is None:
            return ["This day has passed."]
        until = (day - today).days
        when = {0: "It's today", 1: "It's tomorrow"}.get(until, f"In {until} days")
        note = remark(entry.when)
        parts: list[Part] = [(f"{when}, {short_day(day)}.", "$text-accent")]
        parts += [f" {note.capitalize()}."] if note else []
        parts.append("\nA day like this is easier with a plan: someone, something outside, something good.")
        return parts

    def _ways(self, entry: KeyDate) -> list[Way]:
        guides = self.trainer.guides
        ways = [Way("h", f"a check first: “{guides[AGENDA].title}”", AGENDA)] if AGENDA in guides else []
        for key, guide in zip("gm", GUIDES[entry.kind], strict=False):
            if guide in guides:
                ways.append(Way(key, f"a guide for the day: “{guides[guide].title}”", guide))
        exercise_id = self.trainer.plan.gentle_exercise()
        if exercise_id is not None:
            one = self.trainer.exercises[exercise_id]
            ways.append(Way("e", f"an exercise for the day: “{one.title}”, {one.minutes} min"))
        ways.append(Way("w", "an unsent letter"))
        return ways

    def action_go(self, key: str) -> None:
        """Go there, if it is on the page."""
        way = next((one for one in self.ways if one.key == key), None)
        if way is None:
            return
        if way.guide:
            self.program.open_guide(way.guide)
        elif key == "w":
            self.program.action_letter()
        else:
            exercise_id = self.trainer.plan.gentle_exercise()
            if exercise_id is not None:
                self.program.open_exercise(exercise_id)
