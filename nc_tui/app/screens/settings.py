"""Settings: made from the one schema. All values of a setting stand beside it where there is room, and what
the chosen one is for, or how colours look, stands below."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace
from rich.cells import cell_len as cells
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.theme import DAWN, DUSK, SKILLS
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.prose import Drawn, Part, Prose, Row, said
from nc_tui.app.widgets.rows import Column, OpenRow
from nc_tui.app.widgets.skill_hue import skill_name
from nc_tui.practice.settings import GROUPS, Setting, Value, schema

GROUP, TITLE, GAP = 18, 24, "  "
"""Cells of a group's name and of a setting's, and what stands between two values."""
NARROW = 60
"""Columns below which a group's name isn't shown."""
OWN = (DUSK.name, DAWN.name)
"""The themes that come first."""
JOURNAL = "Your journal"


def _grouped(row: Row, group: str) -> Content:
    """The name of a group before the first row of it, and the row's bar."""
    label = group.ljust(GROUP) if row.app.size.width >= NARROW else ""
    return said((label, "$text-muted")) + row.mark


class Choice(Row):
    """One setting."""

    BINDINGS = [
        Binding("right", "turn(1)", "change", key_display="← →"),
        Binding("left", "turn(-1)", "change", show=False),
        Binding("enter", "turn(1)", "change", show=False),
    ]

    class Turned(Message):
        """Another value is wanted: so many places further, or back."""

        def __init__(self, choice: "Choice", by: int) -> None:
            super().__init__()
            self.choice = choice
            self.by = by

    def __init__(
        self, setting: Setting, values: Sequence[Value], wording: Callable[[Value], str], group: str
    ) -> None:
        """``group`` is the name of its group where it is the first row of it."""
        super().__init__(id=f"set-{setting.name.replace('_', '-')}")
        self.setting = setting
        self.values = values
        self.wording = wording
        self.group = group
        self.value: Value = setting.default

    @property
    def at(self) -> int:
        """The place of its value; before the first one where it is none of them."""
        return self.values.index(self.value) if self.value in self.values else -1

    def take(self, value: Value) -> None:
        """Show this value."""
        self.value = value
        self.redraw()

    def lead(self) -> Content:
        return _grouped(self, self.group)

    def words(self, width: int) -> Content:
        """``Rest days in any 7 days   0  1  2  3``, the one that counts underlined; where there is no room
        for all, that one alone."""
        title = said((self.setting.title.ljust(TITLE), "bold" if self.has_focus else ""))
        words = self._short()
        if self.at < 0 or TITLE + sum(cells(word) + len(GAP) for word in words) - len(GAP) > width:
            chosen = (self.wording(self.value), "bold")
            value = said(("‹ ", "$text-muted"), chosen, (" ›", "$text-muted"))
            between = "" if TITLE + value.cell_length <= width else "\n"
            return title + said(between) + value
        parts: list[Part] = []
        for place, word in enumerate(words):
            style = "bold underline" if place == self.at else "$text-muted"
            parts += [GAP if place else "", (word, style)]
        return title + said(*parts)

    def _short(self) -> list[str]:
        """Its values, as short as they are clear beside each other; of themes first the app's own."""
        if self.setting.source == "themes" and 0 <= self.at < len(OWN):
            return [*OWN, "…"]
        short = self.wording if self.setting.source else self.setting.short
        return [short(value) for value in self.values]

    def action_turn(self, by: int) -> None:
        self.post_message(self.Turned(self, by))

    def on_click(self, event: events.Click) -> None:
        """A click on a value chooses it, and one elsewhere the next one."""
        place = event.get_content_offset(self)
        at = self.lead().cell_length + TITLE
        for number, word in enumerate(self._short()):
            if place is not None and place.y == 0 and at <= place.x < at + cells(word) and self.at >= 0:
                self.action_turn(number - self.at)
                return
            at += cells(word) + len(GAP)
        self.action_turn(1)


class JournalRow(OpenRow):
    """A page about the journal itself, such as its backups."""

    def __init__(self, key: str, label: str, action: str, group: str = "") -> None:
        super().__init__(key, label, action)
        self.group = group

    def lead(self) -> Content:
        return _grouped(self, self.group) + said((f"{self.key}  ", "bold $key"))


class SettingsPage(OverlayPage):
    """What can be chosen."""

    CSS_PATH = "settings.tcss"
    BINDINGS = [Binding("b", "backups", "backups"), Binding("l", "lock", "lock")]

    def compose_body(self) -> ComposeResult:
        for group in GROUPS:
            found = [one for one in schema().values() if one.on_page and one.group == group]
            with Column(classes="group"):
                for number, setting in enumerate(found):
                    values, wording = self._values(setting), self._wording(setting)
                    yield Choice(setting, values, wording, "" if number else group)
        with Column(classes="group"):
            yield JournalRow("b", "backups, and bringing one back", "screen.backups", JOURNAL)
            yield JournalRow("l", "a passphrase for the journal", "screen.lock")
        yield Card("", "", Prose(id="about"), id="about-card")
        yield Prose(
            f"Saved in {self.trainer.session.folders.config / 'settings.toml'}\n"
            f"Exercises of your own: {self.trainer.session.own_exercises}",
            id="places",
        )

    def _values(self, setting: Setting) -> Sequence[Value]:
        match setting.source:
            case "themes":
                return [*OWN, *sorted(set(self.app.available_themes) - set(OWN))]
            case "countries":
                return ["", *self.trainer.helping.countries]
            case _:
                return setting.values

    def _wording(self, setting: Setting) -> Callable[[Value], str]:
        if setting.words == "country":
            countries = self.trainer.helping.countries
            return lambda code: countries.get(str(code), str(code)) or "by your system's language"
        return setting.worded

    def on_mount(self) -> None:
        self._show()
        self.query(Choice).first().focus()

    def _show(self) -> None:
        for choice in self.query(Choice):
            choice.take(getattr(self.trainer.settings, choice.setting.name))
        self._explain()

    def on_descendant_focus(self) -> None:
        self._explain()

    def _explain(self) -> None:
        """What the chosen setting is for; colours are shown."""
        row = self.focused
        card, about = self.query_one("#about-card", Card), self.query_one("#about", Prose)
        if not isinstance(row, Choice):
            card.display = False
            return
        card.display = True
        card.head(f"{row.setting.title} · {row.wording(row.value)}")
        about.update(Drawn(self._colours) if row.setting.name == "theme" else said(row.setting.help))

    def _colours(self, width: int) -> Content:
        """Each hue with its skill's name, a key, what is done, and the days of the year."""
        return said(*self._samples(5 if width >= NARROW else 2))

    def _samples(self, beside: int) -> Iterator[Part]:
        skills = [one for one in self.trainer.library.skills.items() if one[0] in SKILLS]
        for number, (skill, about) in enumerate(skills, start=1):
            yield skill_name(skill, f"● {about.title}")
            yield "\n" if number % beside == 0 or number == len(skills) else "   "
        yield from (("a key", "bold $key"), "   ", ("✓ done", "$done"), "   ")
        yield from (("■ ", f"$heat-{level}") for level in range(5))
        yield " 0 to 4 a day", "$text-muted"

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
        chosen = choice.values[(choice.at + turned.by) % len(choice.values)]
        settings = replace(now, **{choice.setting.name: chosen})
        if await self.act(lambda: self.trainer.session.choose(settings), "Saved.") is not None:
            if choice.setting.name == "theme":
                self.app.theme = str(chosen)
            self._show()
