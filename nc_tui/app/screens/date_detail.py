"""A date that comes: the check before it, a guide for the day, an exercise for it."""

from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.rows import OpenRow
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


class Help(NamedTuple):
    """Something that helps on the day: its key, its words, and the page to go to."""

    key: str
    label: str
    page: str
    arguments: dict[str, Any]


class DateDetailPage(OverlayPage):
    """One date, with what helps before it and on the day."""

    BINDINGS = [Binding(key, f"choose('{key}')", show=False) for key in "hgmel"]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def compose_body(self) -> ComposeResult:
        entry = self.trainer.situation.profile.dates.get(self.key)
        self.helps = self._helps(entry) if entry is not None else []
        yield Prose(entry.title if entry is not None else "This date has been removed", classes="heading")
        yield Prose(said(*self._when(entry)) if entry is not None else "", classes="block")
        for each in self.helps:
            yield OpenRow(each.key, each.label, f"screen.choose('{each.key}')")

    def on_mount(self) -> None:
        if self.helps:
            self.query(OpenRow).first().focus()

    def _when(self, entry: KeyDate) -> list[Part]:
        today = self.trainer.today
        day = next_day(entry.when, today)
        if day is None:
            return ["This day has passed."]
        until = (day - today).days
        when = {0: "It's today", 1: "It's tomorrow"}.get(until, f"In {until} days")
        note = remark(entry.when)
        parts: list[Part] = [(f"{when}, {short_day(day)}.", "bold")]
        parts += [f" {note.capitalize()}."] if note else []
        parts.append("\nA day like this is easier with a plan: someone, something outside, something good.")
        return parts

    def _helps(self, entry: KeyDate) -> list[Help]:
        guides = self.trainer.guides
        helps = []
        if AGENDA in guides:
            words = f"a check first: “{guides[AGENDA].title}”"
            helps.append(Help("h", words, "guide", {"guide_id": AGENDA}))
        for key, guide in zip("gm", GUIDES[entry.kind], strict=False):
            if guide in guides:
                words = f"a guide for the day: “{guides[guide].title}”"
                helps.append(Help(key, words, "guide", {"guide_id": guide}))
        exercise_id = self.trainer.plan.gentle_exercise()
        if exercise_id is not None:
            exercise = self.trainer.exercises[exercise_id]
            words = f"an exercise for the day: “{exercise.title}”, {exercise.minutes} min"
            helps.append(Help("e", words, "exercise", {"exercise_id": exercise_id}))
        helps.append(Help("l", "an unsent letter", "letter", {}))
        return helps

    def action_choose(self, key: str) -> None:
        """Go there, if it is on the page."""
        for each in self.helps:
            if each.key == key:
                self.go(each.page, **each.arguments)
