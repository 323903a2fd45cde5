"""An exercise, step by step, and the page that asks how it went."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import TextArea

from nc_tui.app.grid import AIRY, LABEL
from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.bars import Room, TopBar
from nc_tui.app.widgets.beneath import Beneath
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.outcome_form import OutcomeForm
from nc_tui.app.widgets.prose import Drawn, Part, Prose, hung, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.app.widgets.skill_hue import hue, skill_name
from nc_tui.app.widgets.steps.parts import part_for
from nc_tui.app.widgets.steps.rail import Rail
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.exercise import AnyStep, Check, Earlier, Go, Plan
from nc_tui.practice.exercise_progress import OVERVIEW, answered, at_outcome, backward, onward
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.records import Record
from nc_tui.practice.wording import near_day, where_and_who
from nc_tui.trainer.views.exercise import tasks

EARLIER, EARLIER_LINE = 5, 140
"""Lines of an earlier step that are shown again, and the characters of each."""
ROOMY = 52
"""Cells from which labels stand before their texts."""


class ExercisePage(Page):
    """Leads through an exercise for a day."""

    WORKED_THROUGH: ClassVar = True
    CSS_PATH = "exercise.tcss"
    BINDINGS = [
        Binding("enter", "onward_by_enter", "next"),
        Binding("i", "more", "more"),
        Binding("ctrl+s,f2", "onward", "next", key_display="ctrl+s", priority=True),
        Binding("g", "carry", "take it with you"),
        Binding("b", "backward", "previous"),
        Binding("ctrl+b", "backward", "previous", key_display="ctrl+b", priority=True),
        Binding("f3", "backward", "previous", show=False, priority=True),
        Binding("f5", "another", "with someone else", key_display="F5", priority=True),
        Binding("escape", "close", "back", key_display="esc", priority=True),
    ]

    def __init__(self, exercise_id: str, day: date | None = None) -> None:
        super().__init__()
        self.exercise_id = exercise_id
        self.asked_day = day
        self._touched = False
        self._warned = False
        self._putting_away = False
        self._more = False

    def compose_middle(self) -> ComposeResult:
        """The page, and beneath it what stays in sight while you read."""
        with Middle(), Beneath():
            with Body(id="body"):
                yield from self.compose_body()
            yield Column(id="foot")

    def compose_body(self) -> ComposeResult:
        """The head, which stays, and the place for the step."""
        self.day = self.asked_day or self.trainer.today
        self.exercise = self.trainer.practice.as_on(self.exercise_id, self.day)
        self.progress = self.trainer.practice.progress(self.exercise_id, self.day)
        yield Prose(id="head")
        with Columns(id="steps"):
            yield Rail([name for name, _ in tasks(self.exercise)], hue(self.exercise.skill))
            yield Column(id="step")

    async def on_mount(self) -> None:
        await self._show()

    def room(self) -> Room:
        """The exercise and its step: digits rate here, so there are no tabs."""
        exercise, place = self.trainer.session.exercise(self.exercise_id), OVERVIEW
        skill = self.trainer.library.skills.get(exercise.skill)
        if self.is_mounted:
            place = self.progress.place
        steps = len(exercise.steps)
        name = skill_name(exercise.skill, skill.title if skill else exercise.skill, bold=True)
        progress = (
            f"step {place + 1} of {steps}" if 0 <= place < steps else "how it went" if place >= 0 else ""
        )
        return Room(said(name, "  ", (exercise.title, "$foreground")), progress)

    # -- what it says ------------------------------------------------------------------------------

    def _head(self) -> list[Part]:
        exercise, progress = self.exercise, self.progress
        skill = self.trainer.library.skills.get(exercise.skill)
        day = "" if self.day == self.trainer.today else f" · for {near_day(self.day, self.trainer.today)}"
        what = f"{skill.title if skill else exercise.skill} · {where_and_who(exercise)}"
        line = f"{what} · {exercise.minutes} min{day}"
        if exercise.scene is not None:
            line = f"{line} · {exercise.scene}"
        if progress.place >= 0:
            # The bar at the top says what it is, the rail how far.
            return [
                (" · ".join(filter(None, (exercise.scene or "", day.removeprefix(" · ")))), "$text-muted")
            ]
        return [(exercise.title, "bold"), "\n", (line, "$text-muted")]

    async def _show(self) -> None:
        head = self.query_one("#head", Prose)
        head.say(*self._head())
        head.display = bool(str(head.content))
        self.query_one(Rail).stand_at(self.progress.place)
        step, foot = self.query_one("#step", Column), self.query_one("#foot", Column)
        self.query_one(Body).scroll_home(animate=False)
        async with self.batch():
            await step.remove_children()
            await foot.remove_children()
            foot.display = self.progress.place == OVERVIEW
            if at_outcome(self.exercise, self.progress):
                await step.mount(OutcomeForm(self.exercise, self.progress, self.trainer.views.end))
            elif self.progress.place == OVERVIEW:
                await step.mount(Prose(id="overview"))
                await foot.mount(self._prediction())
                self.query_one("#overview", Prose).update(Drawn(self._overview))
            else:
                await self._show_step(step)
        self._begin()
        self.refresh_bindings()
        self.query_one(TopBar).refresh()

    def _prediction(self) -> Rating:
        return Rating("How hard does it look?", "easy", "too hard", self.progress.predicted, id="predicted")

    def _overview(self, width: int) -> Content:
        """The task first: its steps, when it is done, what to take care of. The rest unfolds."""
        exercise = self.exercise
        labels = LABEL if width >= ROOMY else 0
        parts: list[Content] = []
        steps = tasks(exercise)
        number = f"{len(steps)} step{'s' if len(steps) > 1 else ''}"
        parts.append(said(("What to do", "bold"), (f"   {number}", "$text-muted")))
        if labels:
            parts += [
                hung(said(("○ ", "$faint"), f"{name:<{labels - 2}}"), said(text), width)
                for name, text in steps
            ]
        else:
            parts += [
                hung(said(("○ ", "$faint")), said((f"{name}  ", "bold"), text), width) for name, text in steps
            ]
        parts.append(said(""))
        rows = [("Done when", exercise.done_when, "$text-muted")]
        if exercise.safety:
            rows.append(("Take care", exercise.safety, "$text-warning"))
        apart = "\n\n" if self.app.size.height >= AIRY else "\n"
        parts.append(Content(apart).join([_labelled(*row, labels, width) for row in rows]))
        parts.append(said(""))
        if not self._more:
            parts.append(said(("i", "bold $key"), ("  easier, harder, why", "$text-muted")))
            return Content("\n").join(parts)
        more = [("Easier", exercise.easier, "$text-muted"), ("Harder", exercise.harder, "$text-muted")]
        more.append(("Why", exercise.why, "$text-muted"))
        sources = self.trainer.library.sources
        named = [sources[source] for source in exercise.sources if source in sources]
        more.append(("Sources", "; ".join(f"{s.authors} {s.year}" for s in named), "$text-muted"))
        parts += [_labelled(*row, labels, width) for row in more]
        return Content("\n").join(parts)

    def action_more(self) -> None:
        """Unfold easier, harder and why, or fold them again."""
        self._more = not self._more
        self.query_one("#overview", Prose).update(Drawn(self._overview))
        if self._more:
            self.call_after_refresh(self.query_one(Body).scroll_end, animate=False)

    async def _show_step(self, place: Column) -> None:
        step = self.exercise.steps[self.progress.place]
        await place.mount(Prose(step.text, id="text"))
        if isinstance(step, Go):
            box = Prose(id="carry")
            await place.mount(box)
            box.say(("Take with you\n", "$text-muted"), (step.carry, "bold"))
            hint = Prose(classes="soft block")
            await place.mount(hint)
            if self.day == self.trainer.today:
                hint.say(
                    "g: take it with you and close the app. Tonight or tomorrow morning it will ask how it "
                    "went. Done already? Press enter."
                )
            return
        if isinstance(step, Earlier):
            await self._show_last_time(place, step)
            return
        earlier = [] if isinstance(step, Check) else self._earlier()
        if earlier:
            box = Prose(id="earlier")
            await place.mount(box)
            box.say(("You wrote\n", "bold"), ("\n".join(earlier), "$text-muted"))
        old = self.progress.answers.get(self.progress.place)
        await place.mount(self._part(step, old))

    def _part(self, step: AnyStep, old: Answer | None) -> StepPart:
        return part_for(self.progress.place, step, old, self.progress.seconds, hue(self.exercise.skill))

    async def _show_last_time(self, place: Column, step: Earlier) -> None:
        """What was written the last time, or the words for nothing."""
        box = Prose(id="last-time")
        await place.mount(box)
        before = self.trainer.practice.written_before(self.exercise_id, step, self.day)
        if before is None:
            box.say((step.nothing, "$text-muted"))
            return
        when = near_day(before.day, self.trainer.today)
        box.say((f"You wrote, {when}\n", "bold"), "\n".join(before.lines))

    def _earlier(self) -> list[str]:
        """What was written in the last step before this one that was written: it may be needed here."""
        for index in range(self.progress.place - 1, -1, -1):
            answer = self.progress.answers.get(index)
            if answer is not None and not isinstance(self.exercise.steps[index], Plan | Check):
                lines = [*answer.items, *(answer.text or "").splitlines()]
                if lines:
                    return [
                        line if len(line) <= EARLIER_LINE else line[:EARLIER_LINE] + "…"
                        for line in lines[:EARLIER]
                    ]
        return []

    def _begin(self) -> None:
        parts = self.query(StepPart)
        if parts:
            parts.first().begin()
        elif self.query(OutcomeForm):
            self.query_one(OutcomeForm).begin()
        elif self.query("#predicted"):
            self.query_one("#predicted").focus()
        else:
            self.set_focus(None)

    # -- drafts ------------------------------------------------------------------------------------

    def _gather(self) -> None:
        """Take over what is on the screen."""
        progress = self.progress
        for part in self.query(StepPart):
            if part.answer is not None:
                progress = answered(progress, part.answer)
            progress = replace(progress, seconds=part.seconds)
        for form in self.query(OutcomeForm):
            progress = form.filled_in(progress)
        for rating in self.query("#predicted").results(Rating):
            progress = replace(progress, predicted=rating.value)
        self.progress = progress

    @on(StepPart.Changed)
    @on(OutcomeForm.Changed)
    def _changed(self) -> None:
        self._touched = True
        self.save_soon()

    async def save_draft(self) -> None:
        """Save it, off the screen's thread."""
        if self._touched and not self._putting_away:
            self._gather()
            await self._save_progress()

    def write_draft(self) -> None:
        self.cancel_saving()
        if not self.is_mounted:
            return
        before = self.progress
        self._gather()
        # What was typed a moment ago may not have reached the page yet.
        if self._touched or replace(self.progress, seconds=before.seconds) != before:
            self.trainer.practice.save_progress(self.progress)

    # -- moving ------------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        at = self.progress.place
        if action == "more":
            return at == OVERVIEW
        if action == "carry":
            return (
                0 <= at < len(self.exercise.steps)
                and isinstance(self.exercise.steps[at], Go)
                and self.day == self.trainer.today
            )
        if action == "backward":
            return at > OVERVIEW
        if action == "another":
            told = at_outcome(self.exercise, self.progress)
            return told and self.trainer.practice.may_be_another(self.progress)
        if action == "onward_by_enter":
            return not isinstance(self.focused, TextArea)
        return True

    async def action_onward(self) -> None:
        """The next step, or save the record."""
        self._gather()
        if at_outcome(self.exercise, self.progress):
            await self._finish()
            return
        self._touched = True
        self.progress = onward(self.exercise, self.progress)
        await self._save_progress()
        await self._show()

    async def action_onward_by_enter(self) -> None:
        """The same, where enter doesn't begin a line of what is written."""
        await self.action_onward()

    @on(StepPart.Finished)
    async def _finished(self) -> None:
        await self.action_onward()

    async def action_backward(self) -> None:
        self._gather()
        self.progress = backward(self.progress)
        await self._show()

    async def action_another(self) -> None:
        """Practised with someone else as well: that is another practice. What was changed here is saved."""
        if self._touched:
            self._gather()
            command = self.progress
            if await self.act(lambda: self.trainer.practice.finish(command)) is None:
                return
        self.progress = self.trainer.practice.another(self.progress)
        self._touched = False
        await self._show()

    @on(Rating.Given, "#predicted")
    @on(Rating.Passed, "#predicted")
    async def _predicted(self) -> None:
        self._touched = True
        await self.action_onward()

    async def action_carry(self) -> None:
        """Take it along into the day."""
        self._gather()
        line = f"Saved. Take with you: “{self._line_to_carry()}”"
        await self._put_away(lambda: self.trainer.practice.carry_progress(self.progress), line)

    def _line_to_carry(self) -> str:
        return next((step.carry for step in self.exercise.steps if isinstance(step, Go)), "")

    @on(OutcomeForm.Wanted)
    async def _wanted(self) -> None:
        self._gather()
        await self._finish()

    async def _finish(self) -> None:
        if self.progress.outcome is None:
            self.warn("First say how it went: d did it, p partly, n not this time.")
            self.query_one(OutcomeForm).begin()
            return
        line = f"Saved. “{self.exercise.title}”, for {near_day(self.day, self.trainer.today)}"
        await self._put_away(lambda: self.trainer.practice.finish(self.progress), line)

    async def _put_away(self, command: Callable[[], Record], line: str) -> None:
        """Record it and close. No draft is saved meanwhile: it would be there for ever."""
        self._putting_away = True
        self.cancel_saving()
        host = self.host
        saved = await self.act(command, line, close=True)
        if saved is None:
            self._putting_away = False
        else:
            host.after_practice(saved.result)

    async def _save_progress(self) -> None:
        await self.host.save(lambda: self.trainer.practice.save_progress(self.progress))

    def action_close(self) -> None:
        """Leave; what was written is saved and waits. Where it can't be saved, only the second esc leaves."""
        touched = self._touched
        if self.save_now():
            self.close_with("Saved. Open it again to carry on." if touched else "")
        elif self._warned:
            self.close_with()
        self._warned = True

    def close_with(self, line: str = "", then: str = "", **arguments: object) -> None:
        """Close; nothing is half-written any more."""
        self._touched = False
        super().close_with(line, then, **arguments)


def _labelled(label: str, text: str, tone: str, cells: int, width: int) -> Content:
    """``Done when     three sounds are on the page``; the label in the line where it is narrow."""
    if cells:
        return hung(said((label.ljust(cells), tone)), said(text), width)
    lines = said((f"{label}  ", tone), text).wrap(width)
    return Content("\n").join(lines)
