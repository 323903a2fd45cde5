"""After the ready list: where it stands, what may be done, and what can be told."""

from collections.abc import Iterator
from typing import assert_never

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.bars import Room, TopBar
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.marks import quoted
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.kinds import After
from nc_tui.trainer.after_words import FROM_YOUR_NOTES, MEANS, TAKE_ALONG
from nc_tui.trainer.views.after import KEYS, OTHER_GUIDE, RAIL, AfterRow, AfterView

SPELLED = {"-": "minus,n"}
"""Keys that Textual calls by a name; where the word for it begins with another letter, that one too."""
ROOMY = 60
"""Columns from which the way is drawn with its words."""


class AfterPage(OverlayPage):
    """The page of the state it is in. Every choice is a row with a key, and with enter too."""

    CSS_PATH = "after.tcss"
    BINDINGS = [
        *(
            Binding(SPELLED.get(key, key), f"do('{key}')", show=False)
            for key in sorted({*KEYS.values(), OTHER_GUIDE})
        ),
    ]

    def compose_body(self) -> ComposeResult:
        self.view: AfterView = self.trainer.views.after()
        yield Prose(id="way")
        yield Column(id="told")
        yield Column(id="rows")

    def room(self) -> Room:
        step = self.view.step
        progress = "" if step is None else f"{RAIL[step]} · {step + 1} of {len(RAIL)}"
        return Room(said((self.view.heading, "bold $foreground")), progress)

    async def on_mount(self) -> None:
        await self._show()
        await self.host.save(self.trainer.after.tidy)

    def journal_changed(self) -> None:
        view = self.trainer.views.after()
        if view != self.view:
            self.view = view
            self.redo(self._show, group="rows")

    async def _show(self) -> None:
        view = self.view
        way = self.query_one("#way", Prose)
        way.say(*self._way())
        way.display = view.step is not None and self.app.size.width >= ROOMY
        for bar in self.query(TopBar):
            bar.refresh()
        for place, made in (("#told", self._said), ("#rows", self._rows)):
            column = self.query_one(place, Column)
            async with column.batch():
                await column.remove_children()
                await column.mount_all(list(made()))
        self.refresh_bindings()

    def _way(self) -> Iterator[Part]:
        """``✓ words  ● rest  3 check``: a sign or a number and a word for each step, where there is room."""
        at = self.view.step
        if at is None or self.app.size.width < ROOMY:
            return
        for number, step in enumerate(RAIL):
            sign = "✓" if number < at else "●" if number == at else f"{number + 1}"
            yield f"{sign} {step}  ", "bold" if number == at else "$text-muted"

    def _said(self) -> Iterator[Widget]:
        """What is said, with the person's own words between."""
        view = self.view
        yield Prose("\n\n".join(view.text), classes="block")
        if view.quote:
            if view.quote_head:
                yield Prose(view.quote_head, classes="said-soft")
            yield _quote(view.quote)
        if view.facts:
            lines = [view.facts_head, *(f"  · {fact}" for fact in view.facts)]
            yield Prose("\n".join(lines), classes="facts")
        if view.waits_for:
            yield Prose(f"This waits for {'; '.join(view.waits_for)}.", classes="waits")
        goodbye = view.goodbye
        if goodbye is not None and goodbye.practised:
            yield Prose(goodbye.practised, classes="goodbye")
        if goodbye is not None and goodbye.lines:
            yield Prose(FROM_YOUR_NOTES, classes="said-soft")
            yield from (_quote(line, marks=True) for line in goodbye.lines)
        if goodbye is not None and goodbye.practised:
            yield Prose(TAKE_ALONG, classes="facts")

    def _rows(self) -> Iterator[Widget]:
        if self.view.topics:
            lines = Prose(classes="block")
            lines.say_lines(numbers(self.trainer.views.numbers_to_call(self.view.topics)))
            yield lines
        for row in self.view.rows:
            yield KeyRow(row.key, row.label, f"screen.do('{row.key}')")

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """A key does what its row says, and nothing where there is no such row."""
        return action != "do" or (self.is_mounted and self._row(str(parameters[0])) is not None)

    def _row(self, key: str) -> AfterRow | None:
        return next((row for row in self.view.rows if row.key == key), None)

    async def action_do(self, key: str) -> None:
        """Do what the row with this key is for."""
        row = self._row(key)
        if row is None:
            return
        after = self.trainer.after
        match row.act:
            case "words":
                self.go("after-words")
            case "check":
                self.go("after-check")
            case "sent" if "send" in self.view.standing.offers:
                await self._sent()
            case "sent" | "answer" | "no" | "met" | "drop" | "where" | "anew":
                self.go("after-told", what=row.act)
            case "replied":
                await self.act(after.replied, "Saved.   z to undo")
            case "again":
                self.go("slip")
            case "take-as-no":
                await self.act(after.take_as_no, "Saved.   z to undo")
            case "leave":
                await self.act(after.leave_it, "Saved.   z to undo")
            case "in-touch":
                await self.act(after.in_touch, "Saved.   z to undo")
            case "reopen":
                await self.act(after.reopen, "Saved.   z to undo")
            case "let-go" | "letter" | "urge":
                self.go(row.act)
            case "rehearse":
                self.go("rehearsals")
            case "guide":
                self.go("guide", guide_id=row.guide)
            case "space":
                await self.act(after.asked_for_space, "Saved.   z to undo")
            case "care":
                self.go("situation")
            case _:
                assert_never(row.act)

    async def _sent(self) -> None:
        saved = await self.act(self.trainer.after.sent, f"{MEANS['by-day']}   z to undo")
        if saved is not None and not isinstance(saved.result.data, After):
            self.warn(MEANS["second"])


def _quote(text: str, marks: bool = False) -> Prose:
    """Words of the person's own, with a bar beside them."""
    return Prose(Drawn(lambda width: quoted(text, width, marks=marks)), classes="quote")
