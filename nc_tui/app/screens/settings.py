"""Settings: made from the one schema; each row goes to its next value with enter."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.practice.settings import Settings
from nc_tui.trainer.content import COUNTRIES


class Choice(Row):
    """One setting."""

    BINDINGS = [
        Binding("enter,right", "turn(1)", "next"),
        Binding("left", "turn(-1)", "previous", show=False),
    ]

    def __init__(
        self, key: str, label: str, values: Sequence[object], wording: Callable[[object], str]
    ) -> None:
        super().__init__(id=f"set-{key.replace('_', '-')}")
        self.key = key
        self.label = label
        self.values = values
        self.wording = wording

    async def action_turn(self, by: int) -> None:
        """The next value."""
        page = self.screen
        if isinstance(page, SettingsPage):
            await page.turn(self, by)

    async def on_click(self) -> None:
        """The next value."""
        await self.action_turn(1)


def _minutes(minutes: object) -> str:
    return "never" if minutes == 0 else f"after {minutes} min"


class SettingsPage(OverlayPage):
    """What can be chosen."""

    HERE: ClassVar[str] = "settings"

    def compose_body(self) -> ComposeResult:
        """A row for each setting."""
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
        """Show the values and begin at the first."""
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

    async def turn(self, choice: Choice, by: int) -> None:
        """Choose the next value of a setting, at once and on disk."""
        now: Settings = self.trainer.settings
        value = getattr(now, choice.key)
        at = choice.values.index(value) if value in choice.values else -1
        chosen = choice.values[(at + by) % len(choice.values)]
        settings = replace(now, **{choice.key: chosen})
        fine, _ = await self.program.save(lambda: self.trainer.session.choose(settings))
        if fine:
            if choice.key == "theme":
                self.app.theme = str(chosen)
            self._show()
            self.tell(("Saved.", "$text-success"))
