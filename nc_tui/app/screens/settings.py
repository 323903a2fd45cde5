"""Settings: made from the one schema; each row goes to its next value with enter."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.app.widgets.rows import OpenRow
from nc_tui.practice.settings import Setting, Value, schema


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

    def __init__(self, setting: Setting, values: Sequence[Value], wording: Callable[[Value], str]) -> None:
        super().__init__(id=f"set-{setting.name.replace('_', '-')}")
        self.setting = setting
        self.values = values
        self.wording = wording

    def action_turn(self, by: int) -> None:
        self.post_message(self.Turned(self, by))

    def on_click(self) -> None:
        self.action_turn(1)


class SettingsPage(OverlayPage):
    """What can be chosen."""

    BINDINGS = [Binding("b", "backups", "backups"), Binding("l", "lock", "lock")]

    def compose_body(self) -> ComposeResult:
        yield Prose("Settings", classes="heading")
        for setting in schema().values():
            if setting.on_page:
                yield Choice(setting, self._values(setting), self._wording(setting))
        yield OpenRow("b", "backups, and bringing one back", "screen.backups")
        yield OpenRow("l", "a passphrase for the journal", "screen.lock")
        yield Prose(
            f"\nSaved in {self.trainer.session.folders.config / 'settings.toml'}\n"
            f"Exercises of your own: {self.trainer.session.own_exercises}",
            classes="said-soft",
        )

    def _values(self, setting: Setting) -> Sequence[Value]:
        match setting.source:
            case "themes":
                return sorted(self.app.available_themes)
            case "countries":
                return ["", *self.trainer.helping.countries]
            case _:
                return setting.values

    def _wording(self, setting: Setting) -> Callable[[Value], str]:
        if setting.words == "country":
            countries = self.trainer.helping.countries
            return lambda code: countries.get(str(code), str(code)) or "from your system's language"
        return setting.worded

    def on_mount(self) -> None:
        self._show()
        self.query(Choice).first().focus()

    def _show(self) -> None:
        for choice in self.query(Choice):
            value = getattr(self.trainer.settings, choice.setting.name)
            choice.say(
                f"{choice.setting.title:<24}",
                ("‹ ", "$text-muted"),
                (choice.wording(value), "bold"),
                (" ›", "$text-muted"),
            )

    def action_backups(self) -> None:
        """Open the page of backups."""
        self.go("backups")

    def action_lock(self) -> None:
        """Open the page of the lock."""
        self.go("lock")

    @on(Choice.Turned)
    async def _turned(self, turned: Choice.Turned) -> None:
        """Choose another value of a setting, at once and on disk."""
        choice, now = turned.choice, self.trainer.settings
        value = getattr(now, choice.setting.name)
        at = choice.values.index(value) if value in choice.values else -1
        chosen = choice.values[(at + turned.by) % len(choice.values)]
        settings = replace(now, **{choice.setting.name: chosen})
        if await self.act(lambda: self.trainer.session.choose(settings), "Saved.") is not None:
            if choice.setting.name == "theme":
                self.app.theme = str(chosen)
            self._show()
