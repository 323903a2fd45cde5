"""Path: all exercises by skill and stakes, where you stand, and earlier days to fill in."""

from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.pictures import ladder
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rows import Column, Columns, OpenRow
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.wording import WITH_WHOM, near_day
from nc_tui.trainer.content import Skill
from nc_tui.trainer.views.path import SkillLine

RUNG_FROM, SHORT_FROM = 44, 88
"""Cells from which a skill's line has room for its rung, and for what the skill is."""

PACE = (
    "● mastered, ◐ open. The pace follows what you expect beforehand: a high number is as good as a low one."
)
"""What the signs mean, and why an honest prediction matters."""


class SkillRow(Row):
    """A skill with its ladder; enter shows or hides its exercises."""

    BINDINGS = [Binding("enter", "unfold", "show, hide")]

    class Toggled(Message):
        """Its exercises are to be shown or hidden."""

        def __init__(self, row: "SkillRow") -> None:
            super().__init__()
            self.row = row

    def __init__(self, line: SkillLine) -> None:
        super().__init__(id=f"skill-{line.skill.id}")
        self.line = line
        self.open = False

    def lead(self) -> Content:
        return self.mark + said(("▾ " if self.open else "▸ ", "$text-muted"))

    def words(self, width: int) -> Content:
        """``Listening      ●●◐○○○  a stranger``, and what it is where there is room."""
        skill, standing = self.line.skill, self.line.standing
        at = standing.rung if standing else 0
        line = said((skill.title.ljust(15), "bold"), (ladder(standing), "$text-accent"))
        if width >= RUNG_FROM:
            line += said((f"  {WITH_WHOM[STAKES[at]]:<16} ", "$text-primary"))
        if width >= SHORT_FROM:
            line += said((skill.short, "$text-muted"))
        return line

    def action_unfold(self) -> None:
        self.post_message(self.Toggled(self))

    def on_click(self) -> None:
        self.focus()
        self.action_unfold()


class BehindRow(OpenRow):
    """A line behind the ladders that opens a page, with how things stand there."""

    def __init__(self, label: str, route: str, state: str) -> None:
        super().__init__("", label, f"app.go('{route}')")
        self.state = state

    def lead(self) -> Content:
        return self.mark + Content("  ")

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said((self.label.ljust(15), "bold"), (self.state, "$text-muted"))


class PathPage(Page):
    """The nine ladders."""

    CSS_PATH = "path.tcss"
    BINDINGS = [
        Binding("left", "day(-1)", "previous", key_display="←"),
        Binding("right", "day(1)", "next", key_display="→"),
        Binding("i", "about", "about"),
    ]

    def compose_middle(self) -> ComposeResult:
        """The ladders, and beside them, where there is room, the page of the chosen skill."""
        with Columns(id="columns"):
            with Body(id="body"):
                yield from self.compose_body()
            yield Prose(id="about")

    def compose_body(self) -> ComposeResult:
        """A row for each skill; its exercises come below it once they are asked for."""
        self.view = self.trainer.views.path(self.trainer.today)
        yield Prose(id="for-day", classes="said-soft")
        yield Prose(id="short", classes="said-soft")
        yield from map(SkillRow, self.view.skills.values())
        yield Prose(PACE, id="pace", classes="said-soft")
        for label, (route, state) in self._behind().items():
            yield BehindRow(label, route, state)

    def on_mount(self) -> None:
        self._show_day()
        self.query(SkillRow).first().focus()

    def _behind(self) -> dict[str, tuple[str, str]]:
        """The lines behind the ladders: each with its page, and how things stand there."""
        left = self.trainer.rehearsing.left_this_week()
        return {
            "Rehearsals": ("rehearsals", f"{left} left this week"),
            "Courses": ("courses", self.view.course or "two weeks on one theme"),
            "Focus": ("focus", self.view.focus or "what I want to work on"),
        }

    # -- what it says ------------------------------------------------------------------------------

    def _show_day(self) -> None:
        view = self.view
        hint = "" if view.day == view.last else "  (recorded for that day)"
        self.query_one("#for-day", Prose).say(
            "For ", (view.day_words, "bold $text-accent"), hint, "   ← → another day"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "day" and parameters == (1,) and self.is_mounted:
            return None if self.view.day == self.view.last else True
        return True

    def _rows(self, line: SkillLine) -> list[ExerciseRow]:
        day = self.view.day
        return [
            ExerciseRow(one.exercise, day, one.lead, one.outcome, planned=False) for one in line.exercises
        ]

    def _about(self, skill: Skill) -> list[Part]:
        head = "$text-accent"
        sources = self.trainer.library.sources
        found = [sources[source] for source in skill.sources if source in sources]
        named = "; ".join(f"{source.authors} {source.year}" for source in found)
        return [
            (skill.title, "bold $text-primary"),
            f"\n{skill.what}\n\n",
            ("After a break-up\n", head),
            f"{skill.why}\n\n",
            ("Mastered\n", head),
            f"{skill.mastered}\n\n",
            ("Evidence\n", head),
            f"{skill.evidence}\n",
            (f"\n{named}", "$text-muted"),
        ]

    def on_descendant_focus(self) -> None:
        """The page beside follows the chosen line."""
        skill = self._chosen_skill()
        if skill is not None:
            self.query_one("#about", Prose).say(*self._about(skill))
            self.query_one("#short", Prose).say(skill.short)

    def _chosen_skill(self) -> Skill | None:
        chosen = self.focused
        if isinstance(chosen, SkillRow):
            return chosen.line.skill
        if isinstance(chosen, ExerciseRow):
            return self.trainer.library.skills.get(chosen.exercise.skill)
        return None

    # -- what is done ------------------------------------------------------------------------------

    @on(SkillRow.Toggled)
    async def _toggle(self, toggled: SkillRow.Toggled) -> None:
        row = toggled.row
        row.open = not row.open
        row.refresh()
        if row.open:
            place = Column(*self._rows(row.line), id=f"of-{row.line.skill.id}", classes="ladder")
            await self.query_one(Body).mount(place, after=row)
            self.call_after_refresh(self._show_ladder, row, place)
        else:
            await self.query(f"#of-{row.line.skill.id}").remove()

    def _show_ladder(self, row: SkillRow, place: Column) -> None:
        """As much of the ladder as there is room for, and the skill's own line in any case."""
        body = self.query_one(Body)
        least = place.virtual_region.bottom - body.size.height
        at = min(row.virtual_region.y, max(body.scroll_offset.y, least))
        body.scroll_to(y=at, animate=False, immediate=True)

    def journal_changed(self) -> None:
        self._show(self.view.day)

    def _show(self, day: date) -> None:
        self.view = self.trainer.views.path(day)
        self._show_day()
        for row in self.query(SkillRow):
            row.line = self.view.skills[row.line.skill.id]
            row.refresh()
        states = self._behind()
        for behind in self.query(BehindRow):
            behind.state = states[behind.label][1]
            behind.refresh(layout=True)
        lines = {one.exercise.id: one for skill in self.view.skills.values() for one in skill.exercises}
        for exercise_row in self.query(ExerciseRow):
            asked, outcome = exercise_row.day, lines[exercise_row.exercise.id].outcome
            exercise_row.day = self.view.day
            asking = exercise_row.asking and outcome == "not" and asked == self.view.day
            exercise_row.show(outcome, asking)

    def action_day(self, by: int) -> None:
        self._show(self.view.day + timedelta(days=by))
        self.refresh_bindings()

    def action_about(self) -> None:
        skill = self._chosen_skill()
        if skill is not None:
            self.go("reading", words=self._about(skill))

    @on(ExerciseRow.Answered)
    async def _answered(self, answered: ExerciseRow.Answered) -> None:
        row, outcome = answered.row, answered.outcome
        exercise_id, day = row.exercise.id, row.day
        said = f"Saved.  “{row.exercise.title}”, for {near_day(day, self.trainer.today)}   z to undo"
        if (
            await self.act(lambda: self.trainer.practice.record_outcome(exercise_id, outcome, day), said)
            is not None
        ):
            row.show(outcome, asking=outcome == "not")

    @on(ExerciseRow.Reasoned)
    async def _reasoned(self, reasoned: ExerciseRow.Reasoned) -> None:
        row, reason = reasoned.row, reasoned.reason
        exercise_id, day = row.exercise.id, row.day
        said = "Saved. That's fine, and useful to know."
        if (
            await self.act(
                lambda: self.trainer.practice.record_outcome(exercise_id, "not", day, reason), said
            )
            is not None
        ):
            row.show("not")

    @on(ExerciseRow.Opened)
    def _open(self, opened: ExerciseRow.Opened) -> None:
        self.go("exercise", exercise_id=opened.row.exercise.id, day=opened.row.day)
