"""Path: all exercises by skill and stakes, where one stands, and earlier days to fill in."""

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.screens.page import Body, Page
from nc_tui.app.widgets.boxes import Column, Columns
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.ladder import ladder
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.kinds import Practice
from nc_tui.practice.ladder import Standing
from nc_tui.practice.wording import WITH_WHOM, near_day
from nc_tui.trainer.content import Skill

DAYS_BACK = 60
"""Days that can be filled in later."""
RUNG_FROM, SHORT_FROM = 44, 88
"""Cells from which a skill's line has room for its rung, and for what the skill is."""


class SkillRow(Row):
    """A skill with its ladder; enter shows or hides its exercises."""

    BINDINGS = [Binding("enter", "unfold", "show, hide")]

    class Toggled(Message):
        """Its exercises are to be shown or hidden."""

        def __init__(self, row: "SkillRow") -> None:
            super().__init__()
            self.row = row

    def __init__(self, skill: Skill, standing: Standing | None) -> None:
        super().__init__(id=f"skill-{skill.id}")
        self.skill = skill
        self.standing = standing
        self.open = False

    def lead(self) -> Content:
        """The mark, and whether its exercises show."""
        return self.mark + said(("▾ " if self.open else "▸ ", "$text-muted"))

    def words(self, width: int) -> Content:
        """``Listening      ●●◐○○○  a stranger``, and what it is where there is room."""
        at = self.standing.rung if self.standing else 0
        line = said((self.skill.title.ljust(15), "bold"), (ladder(self.standing), "$text-accent"))
        if width >= RUNG_FROM:
            line += said((f"  {WITH_WHOM[STAKES[at]]:<16} ", "$text-primary"))
        if width >= SHORT_FROM:
            line += said((self.skill.short, "$text-muted"))
        return line

    def action_unfold(self) -> None:
        """Show or hide."""
        self.post_message(self.Toggled(self))

    def on_click(self) -> None:
        """Show or hide."""
        self.focus()
        self.action_unfold()


class PathPage(Page):
    """The nine ladders."""

    HERE: ClassVar[str] = "path"
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
        self.day = self.trainer.today
        standings = self.trainer.plan.standings()
        yield Prose(id="for-day", classes="said-soft")
        yield Prose(id="short", classes="said-soft")
        for skill in self.trainer.library.skills.values():
            yield SkillRow(skill, standings.get(skill.id))

    def on_mount(self) -> None:
        """Begin at the first skill."""
        self._show_day()
        self.query(SkillRow).first().focus()

    # -- what it says ------------------------------------------------------------------------------

    def _show_day(self) -> None:
        today = self.trainer.today
        words = near_day(self.day, today)
        hint = "" if self.day == today else "  (recorded for that day)"
        self.query_one("#for-day", Prose).say(
            "For ", (words, "bold $text-accent"), hint, "   ← → another day"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No day after today."""
        if action == "day" and parameters == (1,) and self.is_mounted:
            return None if self.day == self.trainer.today else True
        return True

    def _rows(self, skill_id: str) -> list[ExerciseRow]:
        rows = []
        for one in self.trainer.exercises.values():
            if one.skill == skill_id:
                record = self.trainer.practice.record_of(one.id, self.day)
                outcome = record.data.outcome if record and isinstance(record.data, Practice) else None
                rows.append(ExerciseRow(one, self.day, one.stakes, outcome, planned=False))
        return rows

    def _about(self, skill: Skill) -> list[Part]:
        head = "$text-accent"
        sources = self.trainer.library.sources
        named = "; ".join(
            f"{sources[one].authors} {sources[one].year}" for one in skill.sources if one in sources
        )
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
            return chosen.skill
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
            place = Column(*self._rows(row.skill.id), id=f"of-{row.skill.id}", classes="ladder")
            await self.query_one(Body).mount(place, after=row)
            self.call_after_refresh(self._show_ladder, row, place)
        else:
            await self.query(f"#of-{row.skill.id}").remove()

    def _show_ladder(self, row: SkillRow, place: Column) -> None:
        """As much of the ladder as there is room for, and the skill's own line in any case."""
        body = self.query_one(Body)
        least = place.virtual_region.bottom - body.size.height
        at = min(row.virtual_region.y, max(body.scroll_offset.y, least))
        body.scroll_to(y=at, animate=False, immediate=True)

    def journal_changed(self) -> None:
        """Outcomes and standings as they are."""
        self.day = min(self.day, self.trainer.today)
        self._show_day()
        standings = self.trainer.plan.standings()
        for row in self.query(SkillRow):
            row.standing = standings.get(row.skill.id)
            row.refresh()
        for exercise_row in self.query(ExerciseRow):
            exercise_row.day = self.day
            record = self.trainer.practice.record_of(exercise_row.exercise.id, self.day)
            outcome = record.data.outcome if record and isinstance(record.data, Practice) else None
            exercise_row.show(outcome, exercise_row.asking and outcome == "not")

    def action_day(self, by: int) -> None:
        """Fill in another day."""
        today = self.trainer.today
        wanted: date = self.day + timedelta(days=by)
        if wanted > today or wanted < today - timedelta(days=DAYS_BACK):
            return
        self.day = wanted
        for row in self.query(ExerciseRow):
            row.asking = False
        self.journal_changed()
        self.refresh_bindings()

    def action_about(self) -> None:
        """The page of the chosen skill."""
        skill = self._chosen_skill()
        if skill is not None:
            from nc_tui.app.screens.skill import SkillPage

            self.program.push_screen(SkillPage(self._about(skill)))

    @on(ExerciseRow.Answered)
    async def _answered(self, answered: ExerciseRow.Answered) -> None:
        row, outcome = answered.row, answered.outcome
        fine, _ = await self.program.save(
            lambda: self.trainer.practice.record_outcome(row.exercise.id, outcome, row.day)
        )
        if fine:
            row.show(outcome, asking=outcome == "not")
            self.tell(
                ("Saved.", "$text-success"),
                (
                    f"  “{row.exercise.title}”, for {near_day(row.day, self.trainer.today)}   z to undo",
                    "$text-muted",
                ),
            )

    @on(ExerciseRow.Reasoned)
    async def _reasoned(self, reasoned: ExerciseRow.Reasoned) -> None:
        row = reasoned.row
        reason = reasoned.reason
        fine, _ = await self.program.save(
            lambda: self.trainer.practice.record_outcome(row.exercise.id, "not", row.day, reason)
        )
        if fine:
            row.show("not")
            self.tell(("Saved. That's fine, and useful to know.", "$text-success"))

    @on(ExerciseRow.Opened)
    def _open(self, opened: ExerciseRow.Opened) -> None:
        self.program.open_exercise(opened.row.exercise.id, opened.row.day)
