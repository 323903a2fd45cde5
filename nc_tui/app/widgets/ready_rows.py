"""The rows of the ready list: questions that close it, items that are ahead, and items that stand."""

from collections.abc import Mapping

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Part, Row, hung, said
from nc_tui.app.widgets.rows import WayRow
from nc_tui.practice.checklist import Gate
from nc_tui.trainer.views.distances import AheadLine, Way
from nc_tui.trainer.views.ready import StandsRow


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


WAY_KEY = len("enter")
"""Cells of the longest key of the ways on."""
PIECES, TITLE, COUNT = 14, 28, 14
"""Cells for the pieces of an item, for its name, and for what is counted."""
DOES: Mapping[Way, tuple[str, str]] = {
    "exercise": ("enter", "begin"),
    "path": ("enter", "find one"),
    "goals": ("g", "your goals"),
    "rehearse": ("r", "rehearse"),
    "check-in": ("enter", "check in"),
    "": ("", ""),
}
"""The key that moves an item, and what it does."""


def pieces(have: int, need: int, cells: int = PIECES) -> Content:
    """``━━━━ ━━━━ ────``: as many pieces as are needed, heavy where they are there; where there are too many
    to be told apart, one line."""
    if need <= 0:
        return Content(" " * cells)
    if need <= MOST_PIECES:
        wide = (cells - need + 1) // need
        heavy, light = " ".join(["━" * wide] * have), " ".join(["─" * wide] * (need - have))
        gap = " " if heavy and light else ""
    else:
        filled = min(cells - 1, max(1, cells * have // need)) if 0 < have < need else cells * (have >= need)
        heavy, light, gap = "━" * filled, "─" * (cells - filled), ""
    bar = said((heavy, "$done"), gap, (light, "$text-muted"))
    return bar + said(" " * (cells - bar.cell_length))


MOST_PIECES = 5
"""More pieces than this are drawn as one line."""


class AheadRow(Row):
    """An item that isn't met yet, as a distance. What moves it stands below where it is chosen, and always
    where there is room. Enter works at it."""

    BINDINGS = [Binding("enter", "work", "open")]

    class Chosen(Message):
        """It is to be worked at."""

        def __init__(self, item: AheadLine) -> None:
            super().__init__()
            self.item = item

    def __init__(self, item: AheadLine, *, roomy: bool) -> None:
        super().__init__(id=f"item-{item.id}")
        self.item = item
        self.roomy = roomy

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        """``━━━━ ━━━━ ────  Tense moments that settled  2 of 3   enter begin``; narrow, on two lines."""
        item = self.item
        key, does = DOES[item.way]
        hint = said((key, "bold $text-accent"), (f" {does}" if does else "", "$text-muted"))
        bar = pieces(item.have, item.need)
        name = (item.title, "bold" if self.has_focus else "")
        if width < PIECES + 2 + TITLE + COUNT + hint.cell_length:
            below = hung(Content(""), said((item.says, "$text-muted")), width) if self.unfolds else None
            rest = said(" " * max(2, width - len(item.title) - hint.cell_length))
            top = said(name) + rest + hint
            line = bar + said((f"  {item.count}", "$text-muted"))
            return Content("\n").join([top, line, *([below] if below else [])])
        start = bar + said("  ") + said(name) + said(" " * (TITLE - len(item.title)))
        start += said((item.count.ljust(COUNT), "$text-muted"))
        line = start + said(" " * (width - start.cell_length - hint.cell_length)) + hint
        if not self.unfolds:
            return line
        below = hung(said(" " * (PIECES + 2)), said((item.says, "$text-muted")), width)
        return Content("\n").join([line, below])

    @property
    def unfolds(self) -> bool:
        """Whether what moves it is shown."""
        return bool(self.item.says) and (self.roomy or self.has_focus)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        return action != "work" or self.item.way != ""

    def action_work(self) -> None:
        self.post_message(self.Chosen(self.item))

    def on_click(self) -> None:
        """The first click takes the line, another one works at it."""
        if self.has_focus and self.item.way:
            self.action_work()

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        self.call_next(self.redraw)


class StandRow(Row):
    """An item that is met; how it is counted shows while it is chosen."""

    def __init__(self, item: StandsRow) -> None:
        super().__init__(id=f"item-{item.id}")
        self.item = item

    def lead(self) -> Content:
        return self.mark + said(("✓ ", "$text-success"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        item = self.item
        line = said(item.text, (f"   {item.words}" if item.words else "", "$text-muted"))
        return line + said((f"\n{item.how}", "$text-muted")) if self.has_focus and item.how else line

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        self.call_next(self.redraw)


class OpenedRow(WayRow):
    """A way on from where the list opens."""

    def lead(self) -> Content:
        return self.mark + said((self.key.rjust(WAY_KEY), "bold $key"), "  ")
