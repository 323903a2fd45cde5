"""Dates to prepare for, and goals of the user's own: lists that are entered once."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.question import Option, Question
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.key_dates import FORMS, SUGGESTIONS, as_typed, next_day, remark
from nc_tui.practice.kinds.goal import GOAL_STATES
from nc_tui.practice.wording import short_day

KINDS = (
    Option("d", "birthday", "a birthday"),
    Option("a", "anniversary", "an anniversary"),
    Option("h", "holiday", "a holiday"),
    Option("c", "court", "a court day"),
    Option("o", "hand-over", "a handover of the children"),
    Option("x", "other", "something else"),
)
STATES = tuple(
    Option(key, state, words) for key, (state, words) in zip("sgdx", GOAL_STATES.items(), strict=True)
)


class ListedRow(Row):
    """An entry that can be opened, and removed where ``removable``."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("delete,x", "remove", "remove", key_display="del"),
    ]

    class About(Message):
        """Something about an entry."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Opened(About):
        """It is to be opened."""

    class Removed(About):
        """It is to be taken off the list."""

    def __init__(self, key: str, line: str, *, removable: bool = False, below: str = "") -> None:
        """``below`` stands below the line in softer words."""
        super().__init__()
        self.key = key
        self.line = line
        self.below = below
        self.removable = removable

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said(self.line, (f"\n{self.below}", "$text-muted")) if self.below else said(self.line)

    def action_remove(self) -> None:
        self.post_message(self.Removed(self.key))

    def action_open(self) -> None:
        self.post_message(self.Opened(self.key))

    def on_click(self) -> None:
        self.action_open()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        return action != "remove" or self.removable


class ListPage(OverlayPage):
    """A list with a way to add to it."""

    HEADING = ""
    INTRO = ""
    BINDINGS = [Binding("a", "add", "add one")]

    def compose_body(self) -> ComposeResult:
        yield Prose(self.HEADING, classes="heading")
        yield Prose(self.INTRO, classes="said-soft")
        yield Column(id="list")

    async def on_mount(self) -> None:
        await self._show()

    def journal_changed(self) -> None:
        self.redo(self._show)

    def lines(self) -> list[ListedRow]:
        """The entries."""
        raise NotImplementedError

    async def _show(self) -> None:
        place = self.query_one("#list", Column)
        at = next((n for n, row in enumerate(self.query(ListedRow)) if row.has_focus), 0)
        rows = self.lines()
        async with place.batch():
            await place.remove_children()
            await place.mount_all(rows or [Prose("Nothing yet. Press a to add one.", classes="said-soft")])
        if rows:
            rows[min(at, len(rows) - 1)].focus()


class DatesPage(ListPage):
    """Days that are hard, shown a week before."""

    HEADING = "Dates"
    INTRO = "Shown on Today the week before, with a check and an exercise for the day."

    def lines(self) -> list[ListedRow]:
        today = self.trainer.today
        found = []
        for key, entry in self.trainer.situation.profile.dates.items():
            if entry is not None:
                day = next_day(entry.when, today)
                when = f"{short_day(day)} {day.year}" if day else "over"
                line = f"{when:<17} {entry.title}  ({as_typed(entry.when)})"
                found.append((str(day or "9999"), ListedRow(key, line, removable=True)))
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def action_add(self) -> None:
        self.go("new-date")

    @on(ListedRow.Opened)
    def _opened(self, opened: ListedRow.Opened) -> None:
        self.go("date", key=opened.key)

    @on(ListedRow.Removed)
    async def _removed(self, removed: ListedRow.Removed) -> None:
        await self.act(lambda: self.trainer.calendar.remove_date(removed.key), "Removed.   z to undo")


class DatePage(AskingPage):
    """One date: what, which kind, when."""

    HEADING = "A date"
    DRAFT = "date"

    def next_question(self) -> Question | None:
        if "title" not in self.answers:
            return Question(
                "title", "What is it?", hint="A word is enough, and only you see it. No name needed."
            )
        if "kind" not in self.answers:
            return Question("kind", "What kind of day?", KINDS)
        if "when" not in self.answers:
            return Question(
                "when",
                "When?",
                hint=f"{FORMS.capitalize()}. Leave out the year if it comes round every year.",
            )
        return None

    def typed(self, question: Question) -> str:
        """A day that many people keep has its date already."""
        draft = super().typed(question)
        if question.name != "when" or draft:
            return draft
        title = self.answers["title"].strip().casefold()
        known = next(
            (day.when for day in SUGGESTIONS if title and day.title.casefold().startswith(title)), None
        )
        return as_typed(known) if known is not None else ""

    async def take(self, question: Question, value: str) -> None:
        """What can't be a date is asked again, with the reason."""
        if question.name == "title" and not value.strip():
            self.warn("A word is enough.")
            return
        if question.name == "when":
            title, kind = self.answers["title"], self.answers["kind"]
            if await self.act(lambda: self.trainer.calendar.add_date(title, kind, value)) is None:  # type: ignore[arg-type]
                return
        await super().take(question, value)

    async def complete(self) -> None:
        """It is saved already."""
        added = list(self.trainer.situation.profile.dates.values())[-1]
        note = remark(added.when) if added is not None else None
        self.close_with(f"Saved{f'; {note}' if note else ''}. z to undo.")


class GoalsPage(ListPage):
    """Goals that have nothing to do with them."""

    HEADING = "Goals of my own"
    INTRO = "Things that are yours: a course, a garden, a run. The ready list asks for two under way."

    def lines(self) -> list[ListedRow]:
        return [
            ListedRow(goal.title, f"{goal.words:<12} {goal.title}", below=goal.lapsed or goal.until)
            for goal in self.trainer.views.goals()
        ]

    def action_add(self) -> None:
        self.go("goal")

    @on(ListedRow.Opened)
    def _opened(self, opened: ListedRow.Opened) -> None:
        self.go("goal", title=opened.key)


class GoalPage(AskingPage):
    """One goal: what, and how it stands."""

    HEADING = "A goal of my own"
    DRAFT = "goal"

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.goal_title = title

    def next_question(self) -> Question | None:
        """Its name unless it has one, then how it stands."""
        if not self.goal_title and "title" not in self.answers:
            return Question(
                "title", "What is it?", hint="A few words: learn to swim, the balcony, Spanish twice a week."
            )
        if "state" not in self.answers:
            return Question("state", f"How is “{self.goal_title or self.answers['title']}” going?", STATES)
        return None

    async def take(self, question: Question, value: str) -> None:
        if question.name == "title" and not value.strip():
            self.warn("A few words are enough.")
            return
        await super().take(question, value)

    async def complete(self) -> None:
        title, state = self.goal_title or self.answers["title"], self.answers["state"]
        if (
            await self.act(lambda: self.trainer.calendar.goal(title, state), "Saved. z to undo.", close=True)
            is None
        ):
            self.answers.clear()
            await self.ask()
