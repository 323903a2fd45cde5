"""An entry of the diary in a card, each of its fields to be corrected in its own row."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from nc_tui.app.host import host_of
from nc_tui.app.widgets.card import Card, EdgeKey
from nc_tui.app.widgets.fields import Field as LineField
from nc_tui.app.widgets.fields import Sheet
from nc_tui.app.widgets.marks import SCALE, rating_line
from nc_tui.app.widgets.prose import Part, Prose, Row, Unscrolled, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.correcting import Value, parse_clock, value_of
from nc_tui.practice.days import parse_day
from nc_tui.practice.diary import Entry
from nc_tui.practice.kinds.fields import Field
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import short_day

LABEL = 12
"""Cells of a label; the value begins two further on."""
DAY = "day"
"""The day among what was typed."""
NOT_SAID, GAP = "–", "  "


class Changed(Message):
    """Something in the form was changed."""


class RatingField(Rating):
    """A rating that can be taken away as well."""

    BINDINGS = [Binding("backspace", "clear", "none", show=False)]

    def __init__(self, field: Field, value: int | None) -> None:
        super().__init__(field.label, "none", "the most", value, label_width=LABEL)
        self.field, self.before = field, value

    @property
    def mark(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        """The rating as a line, and what it was until it is saved."""
        level = self.value if self.pointing is None else self.pointing
        line = said(
            (self.field.label.ljust(LABEL + 2), "bold" if self.has_focus else "$text-muted"),
            *rating_line(level, asking=self.has_focus),
            (f"  {NOT_SAID if level is None else level}", "bold" if level is not None else "$text-muted"),
        )
        was = f"was {NOT_SAID if self.before is None else self.before}" if self.value != self.before else ""
        aside = was or ("0–9, t is ten" if self.has_focus else "")
        return line + said(" " * max(1, width - line.cell_length - len(aside)), (aside, "$text-muted"))

    def action_clear(self) -> None:
        """Leave it without a number."""
        self.set(None)
        self.post_message(Changed())

    def on_click(self, event: events.Click) -> None:
        """The cell under the pointer is the rating."""
        value = event.x - LABEL - 2 - self.styles.gutter.left
        if 0 <= value < SCALE:
            self.focus()
            self._give(value)


class ChoiceField(Row):
    """One of a few words; ← and → change it."""

    BINDINGS = [
        Binding("right,space", "shift(1)", "change", key_display="← →"),
        Binding("left", "shift(-1)", "change", show=False),
        Binding("enter", "shift(1)", "change", show=False),
    ]

    def __init__(self, field: Field, value: str | None) -> None:
        super().__init__()
        self.field, self.value = field, value
        self.values: list[str | None] = [*([] if field.needed else [None]), *field.options]

    @property
    def mark(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        """All the words where there is room, the one that counts bold and underlined; else that one."""
        label = (self.field.label.ljust(LABEL + 2), "bold" if self.has_focus else "$text-muted")
        words = [(value, self.field.options[value] if value else NOT_SAID) for value in self.values]
        whole = LABEL + 2 + sum(len(said_so) + len(GAP) for _, said_so in words) - len(GAP) <= width
        if not whole:
            chosen = self.field.options[self.value] if self.value else NOT_SAID
            ends = ("‹ ", " ›") if self.has_focus else ("", "")
            return said(label, (ends[0], "$key"), (chosen, "bold"), (ends[1], "$key"))
        parts = []
        for value, word in words:
            parts += [(word, "bold underline" if value == self.value else "$text-muted"), (GAP, "")]
        return said(label, *parts)

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        self.call_next(self.redraw)

    def action_shift(self, by: int) -> None:
        place = self.values.index(self.value) if self.value in self.values else 0
        self.value = self.values[(place + by) % len(self.values)]
        self.redraw()
        self.post_message(Changed())

    def on_click(self) -> None:
        self.action_shift(1)


class DayField(Row):
    """The day; ← and → move it, enter types one."""

    class Typing(Message):
        """A day is to be typed."""

    BINDINGS = [
        Binding("left", "shift(-1)", "day", key_display="← →"),
        Binding("right", "shift(1)", "day", show=False),
        Binding("enter", "type", "type a day"),
    ]

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day, self.before = day, day

    @property
    def mark(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        day = f"{short_day(self.day)} {self.day.year}"
        muted = "$text-muted"
        keys: list[Part] = []
        if self.has_focus:
            keys = [("← →", "bold $key"), (" day  ", muted), ("enter", "bold $key"), (" type it", muted)]
        was = f"was {short_day(self.before)}" if self.day != self.before else ""
        aside = said(*keys, ("   " if keys and was else "") + was)
        style = "bold" if self.has_focus else "$text-muted"
        line = said(("day".ljust(LABEL + 2), style), (day, "bold" if self.has_focus else ""))
        room = width - line.cell_length - aside.cell_length
        return line + " " * room + aside.stylize_before(muted) if room > 1 else line

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        self.call_next(self.redraw)

    def go_to(self, day: date) -> None:
        """Move it to a day, at most to today."""
        self.day = min(day, host_of(self).today)
        self.redraw()
        self.post_message(Changed())

    def action_shift(self, by: int) -> None:
        self.go_to(self.day + timedelta(days=by))

    def action_type(self) -> None:
        self.post_message(self.Typing())

    def on_click(self) -> None:
        self.action_type()


class TextField(Horizontal, Unscrolled):
    """A label, and a line or a sheet to type in."""

    def __init__(self, field: Field, value: str, drafted: str | None = None) -> None:
        super().__init__(classes="-sheet" if field.form == "text" else "-line")
        self.field, self.before = field, value
        self.at_first = value if drafted is None else drafted

    def compose(self) -> ComposeResult:
        yield Prose(self.field.label, classes="label")
        yield Sheet(self.at_first) if self.field.form == "text" else LineField(self.at_first)

    @property
    def text(self) -> str:
        """What is typed there."""
        sheet = self.query(Sheet)
        return sheet.first().text if sheet else self.query_one(LineField).value

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        if self.is_mounted and self.text != self.before:
            self.post_message(Changed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()


class DayTyped(LineField):
    """A day that is being typed."""


class EntryCard(Card):
    """One entry. ``changes`` are what differs from the record; nothing is saved here."""

    DEFAULT_CSS = """
    EntryCard TextField { height: auto; border-left: solid $line; border-right: solid $line; padding: 0 1; }
    EntryCard:focus-within TextField { border-left: solid $lit; border-right: solid $lit; }
    EntryCard TextField Prose.label { width: 14; color: $text-muted; border: none; padding: 0; height: 1; }
    EntryCard:focus-within TextField Prose.label { border: none; }
    EntryCard:focus-within TextField:focus-within { border-left: inner $lit; }
    EntryCard TextField Sheet {
        height: auto; min-height: 1; max-height: 8; border: none; padding: 0; background: $background;
    }
    EntryCard TextField Field { background: $background; }
    EntryCard TextField:focus-within Sheet, EntryCard TextField:focus-within Field { background: $panel; }
    EntryCard DayTyped { margin: 0 1 0 16; width: 40; background: $panel; }
    """

    def __init__(
        self,
        entry: Entry,
        lead: Content,
        fixed: str,
        drafted: Mapping[str, int | str | None] | None = None,
    ) -> None:
        """``lead`` qualifies what it was; ``fixed`` says why its fields can't be corrected, where that is so.
        ``drafted`` is what was typed before and isn't saved (``as_typed``)."""
        super().__init__(said((clean_line(entry.listed.what), "")), "", keys=keys_of(entry))
        self.entry, self.lead_line, self.fixed = entry, lead, fixed
        self._effects = self._elsewhere = Content("")
        self._below = Prose(self._told())
        self.drafted = drafted or {}

    def compose(self) -> ComposeResult:
        for row in self._rows():
            self.compose_add_child(row)
        yield from super().compose()

    def _rows(self) -> Iterator[Widget]:
        entry, data = self.entry, self.entry.record.data
        yield Prose(said(self.lead_line, "\n"))
        if data is None:
            return
        if data.MOVES:
            yield DayField(entry.record.day)
        else:
            day = f"{short_day(entry.record.day)} {entry.record.day.year}"
            yield Prose(said(("day".ljust(LABEL + 2), "$text-muted"), day))
        if entry.time and not any(field.form == "time" for field in data.FIELDS):
            yield Prose(said(("time".ljust(LABEL + 2), "$text-muted"), entry.time))
        for field in data.FIELDS:
            value = value_of(data, field)
            match field.form:
                case "rating":
                    yield RatingField(field, value if isinstance(value, int) else None)
                case "choice":
                    yield ChoiceField(field, value if isinstance(value, str) else None)
                case "time" | "line" | "text":
                    before = entry.time if field.form == "time" else value if isinstance(value, str) else ""
                    typed = self.drafted.get(field.name)
                    yield TextField(field, before, typed if isinstance(typed, str) else None)
        for text in self._more_texts():
            yield Prose(said(("".ljust(LABEL + 2), ""), (f"┃ {clean_line(text, 400)}", "$text-muted")))
        if entry.record.erased:
            yield Prose(said(("Its words are erased.", "$text-muted")))
        if self.fixed:
            yield Prose("")
            yield Prose(said((self.fixed[:1].upper() + self.fixed[1:] + ".", "$text-muted")))
        yield self._below

    # -- what is said of it --------------------------------------------------------------------------

    def say_effects(self, *parts: Part) -> None:
        """Say what a correction changes besides."""
        self._effects = said(*parts)
        self._below.say(self._told())

    def say_elsewhere(self, *parts: Part) -> None:
        """Say what another machine made of it."""
        self._elsewhere = said(*parts)
        self._below.say(self._told())

    def _told(self) -> Content:
        return Content("\n").join([Content(""), self._effects, self._elsewhere])

    def _more_texts(self) -> Iterator[str]:
        """What was written in steps and the like, which no field holds."""
        data = self.entry.record.data
        held = {value_of(data, field) for field in data.FIELDS} if data is not None else set()
        yield from (text for text in self.entry.listed.texts if text not in held)

    def on_mount(self) -> None:
        """What was typed before is there again."""
        for row in self.query(RatingField):
            value = self.drafted.get(row.field.name, row.value)
            row.set(value if isinstance(value, int) else None)
        for choice in self.query(ChoiceField):
            value = self.drafted.get(choice.field.name, choice.value)
            choice.value = value if value in choice.values and not isinstance(value, int) else choice.value
        for day in self.query(DayField):
            with suppress(ValueError):
                day.day = date.fromisoformat(str(self.drafted.get(DAY, day.day)))
        self.fit_fields()

    def fit_fields(self) -> None:
        """A reason is asked for only where the exercise wasn't done."""
        choices = {choice.field.name: choice for choice in self.query(ChoiceField)}
        if "reason" in choices and "outcome" in choices:
            choices["reason"].display = choices["outcome"].value == "not"

    @on(Changed)
    def _form_changed(self) -> None:
        self.fit_fields()

    # -- what was changed --------------------------------------------------------------------------

    @property
    def day(self) -> date:
        """The day that is chosen."""
        found = self.query(DayField)
        return found.first().day if found else self.entry.record.day

    def changes(self) -> dict[str, Value]:
        """The fields that differ from the record. Raises ValueError where a time can't be read."""
        data = self.entry.record.data
        found: dict[str, Value] = {}
        if data is None:
            return found
        for row in self.query(RatingField):
            if row.value != row.before:
                found[row.field.name] = row.value
        for choice in self.query(ChoiceField):
            if choice.display and choice.value != value_of(data, choice.field):
                found[choice.field.name] = choice.value
        for text in self.query(TextField):
            if text.text != text.before:
                is_time = text.field.form == "time"
                found[text.field.name] = parse_clock(text.text) if is_time else text.text
        return found

    def as_typed(self) -> dict[str, int | str | None]:
        """What differs, as it is typed, the day too: for a draft."""
        typed: dict[str, int | str | None] = {DAY: self.day.isoformat()}
        typed |= {row.field.name: row.value for row in self.query(RatingField) if row.value != row.before}
        typed |= {one.field.name: one.value for one in self.query(ChoiceField)}
        return typed | {one.field.name: one.text for one in self.query(TextField) if one.text != one.before}

    @property
    def is_changed(self) -> bool:
        """Whether anything differs."""
        try:
            return bool(self.changes()) or self.day != self.entry.record.day
        except ValueError:
            return True

    # -- the day, typed ----------------------------------------------------------------------------

    @on(DayField.Typing)
    async def _type_day(self) -> None:
        if not self.query(DayTyped):
            typed = DayTyped(placeholder="2026-11-23, yesterday or -3")
            await self.mount(typed, after=self.query_one(DayField))
            typed.focus()

    @on(Input.Submitted)
    async def _day_typed(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(DayField)
        try:
            row.go_to(parse_day(event.value, host_of(self).today))
        except ValueError as problem:
            host_of(self).tell(str(problem), failed=True)
            return
        await self.query(DayTyped).remove()
        row.focus()

    @on(Rating.Given)
    def _rated(self, event: Rating.Given) -> None:
        event.stop()
        self.post_message(Changed())

    @on(Rating.Passed)
    def _passed(self, event: Rating.Passed) -> None:
        event.stop()
        self.screen.focus_next()


def keys_of(entry: Entry) -> tuple[EdgeKey, ...]:
    """What can be done with an entry, as the lower edge names it."""
    keys = [EdgeKey("ctrl+s", "save", "screen.save"), EdgeKey("del", "remove", "screen.remove")]
    data = entry.record.data
    if data is not None and data.MOVES:
        keys.insert(1, EdgeKey("m", "another day", "screen.move"))
    if data is not None and data.has_text():
        keys.append(EdgeKey("e", "erase its words", "screen.erase"))
    return tuple(keys)
