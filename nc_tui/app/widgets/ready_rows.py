"""The rows of the ready list: questions that close it, and items that fill it."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Part, Row, said
from nc_tui.practice.checklist import Gate
from nc_tui.trainer.views.ready import ReadyRow


class GateRow(Row):
    """A question that is answered with yes or no. One that was answered with yes is asked twice before a no
    opens it."""

    BINDINGS = [
        Binding("y", "answer(True)", "yes"),
        Binding("n", "answer(False)", "no"),
        Binding("k", "keep_closed", "keep it closed"),
        Binding("o", "open", "open it"),
    ]

    class Answered(Message):
        """Yes or no."""

        def __init__(self, gate: Gate, closed: bool, reopen: bool) -> None:
            super().__init__()
            self.gate = gate
            self.closed = closed
            self.reopen = reopen

    def __init__(self, gate: Gate, closed: bool | None, in_doubt: bool = False) -> None:
        super().__init__(id=f"gate-{gate.id}")
        self.gate = gate
        self.closed = closed
        self.in_doubt = in_doubt
        self.sure = False

    def words(self, width: int) -> Content:  # noqa: ARG002
        """The question, and the answer that stands or the answers there are."""
        line = said(self.gate.question)
        if self.in_doubt:
            line += said(("  not certain: please answer again", "$text-warning"))
        elif self.closed is not None:
            line += said(("  yes" if self.closed else "  no", "bold"))
        if self.sure:
            line += said(
                ("\nThe ready list is closed. Is it really over? Then you can open it.", "$text-muted")
            )
        answers = self._answers()
        return line + said("\n", *answers) if answers else line

    def _answers(self) -> list[Part]:
        parts: list[Part] = []
        for key, label, _action in self._offered():
            parts += [(key, "bold $text-accent"), f" {label}   "]
        return parts

    def _offered(self) -> tuple[tuple[str, str, str], ...]:
        """The answers that are on the row itself: key, words, action."""
        if self.sure:
            return ("k", "keep it closed", "keep_closed"), ("o", "open it", "open")
        if self.closed is None or self.in_doubt:
            return ("y", "yes", "answer(True)"), ("n", "no", "answer(False)")
        return ()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """The second question has answers of its own."""
        if action in ("keep_closed", "open"):
            return self.sure
        return action != "answer" or not self.sure

    def _ask(self, sure: bool) -> None:
        self.sure = sure
        self.redraw()
        self.refresh_bindings()

    def on_blur(self) -> None:
        """The second question lapses; it stays closed."""
        if self.sure:
            self._ask(False)

    def action_answer(self, closed: bool) -> None:
        if self.closed and not closed:
            self._ask(True)
        else:
            self.post_message(self.Answered(self.gate, closed, reopen=False))

    def action_keep_closed(self) -> None:
        self._ask(False)

    def action_open(self) -> None:
        """It is over, and meant."""
        self.post_message(self.Answered(self.gate, closed=False, reopen=True))

    def on_click(self, event: events.Click) -> None:
        """A click on one of the two words gives the answer; elsewhere it takes the line."""
        lines = self.drawn(self.size.width).plain.split("\n")
        for key, label, action in self._offered() if event.y == len(lines) - 1 else ():
            word = f"{key} {label}"
            at = lines[-1].find(word)
            if at <= event.x < at + len(word):
                self.call_later(self.run_action, action)
                return
        self.focus()


OPENS = {"rehearsals": "rehearsals"}
"""The page on which an item is worked at, by the item."""


class ItemRow(Row):
    """One item of the list; how it is counted, and what moves it, show while it is chosen. Enter opens the
    page on which it is worked at, where there is one."""

    BINDINGS = [Binding("enter", "open", "open")]

    class Opened(Message):
        """Its page is wanted."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, item: ReadyRow) -> None:
        super().__init__(id=f"item-{item.state.id}")
        self.item = item

    def lead(self) -> Content:
        signs = {None: ("· ", "$text-muted"), True: ("✓ ", "$text-success"), False: ("○ ", "$text-muted")}
        return self.mark + said(signs[self.item.state.met])

    def words(self, width: int) -> Content:  # noqa: ARG002
        """``Practised on at least 12 of the last 28 days   14, since 3 Nov``; more while it is chosen."""
        item = self.item
        count = ", ".join(part for part in (item.words, item.since, item.until) if part)
        line = said(item.state.text, (f"   {count}", "$text-muted")) if count else said(item.state.text)
        below = [part for part in (item.how, item.moves) if part and self.has_focus]
        return line + said(*((f"\n{part}", "$text-muted") for part in below))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        return action != "open" or self.item.state.id in OPENS

    def action_open(self) -> None:
        self.post_message(self.Opened(OPENS[self.item.state.id]))

    def on_click(self) -> None:
        """The first click takes the line, another one opens its page."""
        if self.has_focus and self.item.state.id in OPENS:
            self.action_open()

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        self.call_next(self.redraw)
