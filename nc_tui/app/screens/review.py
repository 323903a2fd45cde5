"""The review of the ready list: a sentence a page, with reasons in writing and what one's journal says."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.practice.wording import near_day
from nc_tui.trainer.views.review import Sentence, empty_at, sentences

ALONE = "Nothing you write here is sent, and nobody reads it."


class ReviewPage(OverlayPage):
    """Leads through the sentences."""

    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("ctrl+b", "previous", "previous", key_display="ctrl+b", priority=True),
        Binding("tab", "put_in", "put a line in"),
        Binding("ctrl+s,f2", "save", "save", key_display="ctrl+s", priority=True),
        Binding("escape", "close", "later", key_display="esc"),
    ]

    def compose_body(self) -> ComposeResult:
        self.sentences: tuple[Sentence, ...] = sentences(self.trainer)
        self.written: dict[str, list[str]] = self.trainer.ready.written()
        self._known = self._snapshot()
        self.at = 0
        self._put_in = 0
        yield Prose(id="where", classes="soft block")
        yield Prose(id="statement", classes="statement")
        yield Prose(id="prompt", classes="said-soft")
        yield Column(id="fields")
        yield Prose(id="own", classes="block")
        yield Prose(ALONE, classes="said-soft")

    async def on_mount(self) -> None:
        await self._show()

    @property
    def sentence(self) -> Sentence:
        """The sentence that is shown."""
        return self.sentences[self.at]

    async def _show(self, field: int = 0) -> None:
        """Show the sentence, and go to one of its lines."""
        sentence, number = self.sentence, len(self.sentences)
        self._put_in = 0
        dots = "●" * (self.at + 1) + "○" * (number - self.at - 1)
        where = f"sentence {self.at + 1} of {number}"
        self.query_one("#where", Prose).say((dots, "$lit"), f"  {where}   saved as you write")
        self.query_one("#statement", Prose).say(sentence.item.statement)
        self.query_one("#prompt", Prose).say(sentence.item.prompt)
        self._show_lines()
        place = self.query_one("#fields", Column)
        async with place.batch():
            await place.remove_children()
            await place.mount_all(list(self._fields()))
        fields = list(place.query(Field))
        fields[min(field, len(fields) - 1)].focus()

    def _fields(self) -> Iterator[Columns]:
        lines = self.written[self.sentence.item.id]
        for number, label in enumerate(self.sentence.item.labels):
            name = Prose(said((label, "$text-muted")), classes="label")
            yield Columns(name, Field(lines[number], id=f"line-{number}"), classes="line")

    def _show_lines(self) -> None:
        """What the journal says; the next line to be put in is marked."""
        own = self.query_one("#own", Prose)
        own.display = bool(self.sentence.lines)
        head = said(("From your journal", "bold"), ("   tab puts one in", "$text-muted"))
        shown = [(said(""), head)]
        for number, line in enumerate(self.sentence.lines):
            mark = "▸ " if number == self._put_in % len(self.sentence.lines) else "  "
            day = near_day(line.day, self.trainer.today)
            lead = said((mark, "bold $text-accent"), (f"{day}  ", "$text-muted"))
            shown.append((lead, said(f"{line.about}  ", (line.words, "$text-muted"))))
        own.say_lines(shown)

    # -- what is written ---------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        number = int((event.input.id or "line-0").removeprefix("line-"))
        lines = self.written[self.sentence.item.id]
        if event.input.is_attached and number < len(lines):
            lines[number] = event.value
            self.save_soon()

    async def save_draft(self) -> None:
        """Save it, off the screen's thread."""
        written = self._snapshot()
        if written == self._known:
            return
        saved = await self.host.save(lambda: self.trainer.ready.keep_written(written))
        self._known = self._known if saved is None else written

    def _snapshot(self) -> dict[str, list[str]]:
        """What is written by now."""
        return {key: list(lines) for key, lines in self.written.items()}

    def write_draft(self) -> None:
        self.cancel_saving()
        written = self._snapshot() if self.is_mounted else self._known
        if written != self._known:
            self.trainer.ready.keep_written(written)
            self._known = written

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """No previous sentence before the first one, and nothing to put in where there is nothing."""
        if not self.is_mounted:
            return True
        if action == "put_in":
            return bool(self.sentence.lines)
        return action != "previous" or self.at > 0

    @on(Input.Submitted)
    async def _next(self, event: Input.Submitted) -> None:
        """The next line, the next sentence; behind the last one it is saved."""
        event.stop()
        fields = list(self.query(Field))
        place = fields.index(event.input) if event.input in fields else len(fields) - 1
        if place + 1 < len(fields):
            fields[place + 1].focus()
        elif self.at + 1 < len(self.sentences):
            await self._go_to(self.at + 1)
        else:
            await self.action_save()

    async def _go_to(self, at: int, field: int = 0) -> None:
        await self.save_draft()
        self.at = at
        await self._show(field)
        self.refresh_bindings()

    async def action_previous(self) -> None:
        """The sentence before."""
        await self._go_to(self.at - 1)

    def action_put_in(self) -> None:
        """Put a line of the journal where the cursor is; the next time the next one."""
        lines = self.sentence.lines
        line = lines[self._put_in % len(lines)]
        for field in self.query(Field):
            if field.has_focus:
                before = " " if field.value and not field.value.endswith(" ") else ""
                field.insert_text_at_cursor(before + line.words)
                self._put_in += 1
        self._show_lines()

    async def action_save(self) -> None:
        """Save the review; every line has to be written."""
        items = [one.item for one in self.sentences]
        empty = empty_at(items, self.written)
        if empty is not None:
            await self._go_to(*empty)
            self.warn("Each line needs a few words; this one has none yet.")
            return
        written = self._snapshot()
        if await self.act(lambda: self.trainer.ready.save_written(written)) is not None:
            self.cancel_saving()
            self._known = self._snapshot()
            self.close_with("Saved.")
