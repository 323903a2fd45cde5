"""Settings: made from the one schema; each row goes to its next value with enter."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.library.content import COUNTRIES


class Choice(Row):
    """One setting."""

    BINDINGS = [
        Binding("enter,right", "turn(1)", "next"),
        Binding("left", "turn(-1)", "previous", show=False),
    ]

    class Turned(Message):
        """Another value is wanted: the next one, or the one before."""

        def __init__(self, choice: "Choice", by: int) -> None:
            super().__init__()
            self.choice = choice
            self.by = by

    def __init__(
        self, key: str, label: str, values: Sequence[object], wording: Callable[[object], str]
    ) -> None:
        super().__init__(id=f"set-{key.replace('_', '-')}")
        self.key = key
        self.label = label
        self.values = values
        self.wording = wording

    def action_turn(self, by: int) -> None:
        self.post_message(self.Turned(self, by))

    def on_click(self) -> None:
        self.action_turn(1)


def _minutes(minutes: object) -> str:
    return "never" if minutes == 0 else f"after {minutes} min"


class SettingsPage(OverlayPage):
    """What can be chosen."""

    def compose_body(self) -> ComposeResult:
        yield Prose("Settings", classes="heading")
        lines = {line.country for line in self.trainer.library.helplines.helpline} - {"INT"}
        yield Choice("rest_days", "Rest days in any 7 days", [0, 1, 2, 3], str)
        yield Choice("rollover_hour", "The day starts at", list(range(13)), lambda hour: f"{hour:02}:00")
        yield Choice("theme", "Colours", sorted(self.app.available_themes), str)
        yield Choice(
            "country",
            "Helplines for",
            ["", *sorted(lines)],
            lambda c: COUNTRIES.get(str(c), str(c)) or "anywhere",
        )
        yield Choice("days", "Days without contact", ["shown", "hidden"], str)
        yield Choice("cover_after", "Cover when idle", [0, 1, 2, 5, 10, 30], _minutes)
        yield Choice("numbers", "Streak and strength", ["shown", "hidden"], str)
        yield Prose(
            f"\nSaved in {self.trainer.session.folders.config / 'settings.toml'}\n"
            f"Exercises of your own: {self.trainer.session.own_exercises}",
            classes="said-soft",
        )

    def on_mount(self) -> None:
        self._show()
        self.query(Choice).first().focus()

    def _show(self) -> None:
        for choice in self.query(Choice):
            value = getattr(self.trainer.settings, choice.key)
            choice.say(
                f"{choice.label:<24}",
                ("‹ ", "$text-muted"),
                (choice.wording(value), "bold"),
                (" ›", "$text-muted"),
            )

    @on(Choice.Turned)
    async def _turned(self, turned: Choice.Turned) -> None:
        """Choose another value of a setting, at once and on disk."""
        choice, now = turned.choice, self.trainer.settings
        value = getattr(now, choice.key)
        at = choice.values.index(value) if value in choice.values else -1
        chosen = choice.values[(at + turned.by) % len(choice.values)]
        settings = replace(now, **{choice.key: chosen})
        if await self.act(lambda: self.trainer.session.choose(settings), "Saved.") is not None:
            if choice.key == "theme":
                self.app.theme = str(chosen)
            self._show()
