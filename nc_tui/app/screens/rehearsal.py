"""A rehearsal: the scene, the talk, and looking back at it. Each step is saved; whoever leaves finds it
again where it was."""

from collections.abc import Mapping
from typing import ClassVar, assert_never

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.app.pages.page import Body
from nc_tui.app.pages.run import RunPage
from nc_tui.app.widgets.bars import Room
from nc_tui.app.widgets.beneath import Beneath
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rehearsal.head import Head
from nc_tui.app.widgets.rehearsal.looking_back import Look, LookingBack
from nc_tui.app.widgets.rehearsal.opening import Enough, Scene, Wanted
from nc_tui.app.widgets.rehearsal.talk import TalkPart, Turn
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.rehearsal import Ending
from nc_tui.practice.rehearsing import as_first_said, back, here, leave, onward, rewind, say
from nc_tui.practice.words import facts, in_words
from nc_tui.trainer.rehearsal_stage import Stage
from nc_tui.trainer.rehearsal_views import (
    TOO_TENSE,
    why_shut,
)

KEYS: Mapping[str, tuple[Stage, ...]] = {
    "replies": ("talk",),
    "pass_on": ("talk",),
    "own_words": ("talk",),
    "leave": ("talk",),
    "back": ("talk", "after", "again"),
    "stop": ("talk", "after", "pull", "again"),
    "rewind": ("debrief",),
    "purpose": ("scene",),
    "keep_wanted": ("wanted",),
    "plan": ("debrief",),
    "note": ("debrief",),
    "all": ("debrief",),
    "exercise": ("debrief", "enough"),
    "done": ("debrief", "enough", "shut"),
}
"""Where each of the page's keys means something. A digit never leads away: it may be one too many."""


class RehearsalPage(RunPage):
    """Leads through one run."""

    WORKED_THROUGH: ClassVar = True
    CSS_PATH = "rehearsal.tcss"
    TAKES_DIGITS = True
    BINDINGS = [
        Binding("enter", "replies", "the replies"),
        Binding("enter", "pass_on", "continue"),
        Binding("enter", "done", "done"),
        *(Binding(str(n), f"choose({n})", f"reply {n}", show=False) for n in range(1, 10)),
        Binding("t", "own_words", "own words first", show=False),
        Binding("0", "leave", "leave kindly", show=False),
        Binding("b", "back", "previous"),
        Binding("x", "stop", "stop"),
        Binding("r", "rewind", "back to that moment", show=False),
        Binding("o", "purpose", "the bad answers on purpose", show=False),
        Binding("ctrl+s", "keep_wanted", "save it with the talk"),
        Binding("p", "plan", "a plan", show=False),
        Binding("n", "note", "a note", show=False),
        Binding("e", "exercise", "the exercise", show=False),
        Binding("a", "all", "all sentences"),
        Binding("escape", "close", "back", key_display="esc", priority=True),
    ]

    def compose_middle(self) -> ComposeResult:
        """The page, and beneath it a rating, which stays in sight while you read."""
        with Middle(), Beneath():
            with Body(id="body"):
                yield from self.compose_body()
            yield Column(id="foot")

    def compose_body(self) -> ComposeResult:
        self._begin()
        self.every = False
        skill = self.trainer.library.skills.get(self.rehearsal.skill)
        title = skill.title if skill else self.rehearsal.skill
        yield Head(self.rehearsal.skill, title, self.rehearsal.title)
        yield Column(id="parts")

    async def on_mount(self) -> None:
        self.watch(self.query_one(Body), "virtual_size", self._has_other_room, init=False)
        await self._show()

    def _has_other_room(self) -> None:
        """What waits for an answer stays in sight where a layout that comes late makes the page longer."""
        if self._talk is not None and self.focused is self._first():
            self.call_after_refresh(self.show_chosen)

    def room(self) -> Room:
        """Digits are replies here, so there are no tabs; nothing that counts stands there either."""
        return Room(said(("Rehearsal", "bold $foreground"), ("  ", ""), self.rehearsal.who))

    # -- what it says ------------------------------------------------------------------------------

    async def _show(self) -> None:
        self._stand()
        self.set_class(self.stage in ("talk", "again", "after"), "-talking")
        self.query_one(Head).stand(self._aside())
        async with self.batch():
            await self._show_part()
            await self._show_foot()
        if self.query_one("#said", Prose).content:
            self.tell()
        self.refresh_bindings()
        self.call_after_refresh(self._choose_first)

    def _aside(self) -> str:
        looking_back = self.stage in ("pull", "wanted", "debrief")
        aside = "looking back" if looking_back else "made up · nobody hears this"
        return f"{aside} · on purpose" if self.run_now.on_purpose else aside

    async def _show_part(self) -> None:
        """The piece for this stage. The talk's own stays as it is, with other texts."""
        parts, turn = self.query_one("#parts", Column), self._turn()
        shown = next(iter(parts.query(TalkPart)), None)
        if turn is not None and shown is not None:
            shown.show(turn)
            return
        await parts.remove_children()
        if turn is None:
            await parts.mount(self._part())
            return
        part = TalkPart(self.rehearsal.skill)
        await parts.mount(part)
        part.show(turn)

    def _turn(self) -> Turn | None:
        """What the talk shows; None where there is none to be shown."""
        if self.stage not in ("talk", "again", "after"):
            return None
        one, again = self.rehearsal, self.stage == "again"
        return Turn(
            self.view,
            scene="" if self.run_now.path or self.stage != "talk" else one.scene,
            cue="This time?" if again else one.cue,
            hidden=self.hides_replies,
            writing=self.writing == "own",
            facts=self.own_facts,
            again=again,
            over=self.stage == "after",
        )

    def _part(self) -> Widget:
        """What is shown where it isn't the talk."""
        run, found = self.run_now, self._found
        match self.stage:
            case "shut":
                line = "" if self._shut is None else why_shut(self._shut, self.trainer.today)
                return Prose(line, classes="text")
            case "scene":
                return Scene(self.rehearsal, run.on_purpose)
            case "enough":
                return Enough(found, begun=run.before is not None)
            case "pull":
                return Prose("One more, since this one was about somebody once close.", classes="text")
            case "wanted":
                return Wanted()
            case "debrief":
                return LookingBack(self._look())
            case "talk" | "again" | "after":
                raise ValueError(self.stage)
            case _:
                assert_never(self.stage)

    def _look(self) -> Look:
        """What is looked at afterwards."""
        run, found, view = self.run_now, self._found, self.debrief
        if view is None:
            raise ValueError(self.stage)
        page = here(self.rehearsal, as_first_said(self.rehearsal, run)).page
        own = (("You wanted", run.wanted or self.wanted), ("Your plan", run.plan), ("Your note", run.note))
        return Look(
            view,
            every=self.every,
            now=page.now if isinstance(page, Ending) and not run.left else "",
            own=tuple((label, words) for label, words in own if words),
            writing=self.writing,
            typed=self._planned() if self.writing == "plan" else run.note or "",
            plan=self.rehearsal.plan,
            real="" if found is None else f"“{found.title}”, {found.minutes} min",
            recorded=self.recorded,
        )

    async def _show_foot(self) -> None:
        """The rating that is asked for, where there is one."""
        foot, rating = self.query_one("#foot", Column), self._rating()
        foot.display = rating is not None
        if [each.id for each in foot.children] == ([] if rating is None else [rating.id]):
            return
        await foot.remove_children()
        if rating is not None:
            await foot.mount(rating)

    def _rating(self) -> Rating | None:
        match self.stage:
            case "scene":
                return Rating("How tense are you?", "calm", "very tense", id="before")
            case "talk" if self.view.asks_rating:
                return Rating("How tense are you now?", "calm", "very tense", id="middle")
            case "after":
                return Rating("It's over. How tense are you?", "calm", "very tense", id="after")
            case "pull":
                return Rating("The pull to reach out?", "none", "strongest", id="pull")
            case _:
                return None

    def _choose_first(self) -> None:
        """Choose what is to be answered, with the last lines in sight; a text is read from its top."""
        if not self.is_there:
            return
        body = self.query_one(Body)
        self.set_focus(self._first())
        if self._talk is not None:
            self.show_chosen()
        elif not self.writing:
            body.scroll_home(animate=False, immediate=True)
        if body.max_scroll_y > body.scroll_offset.y and self.stage == "debrief" and not self.writing:
            self.tell(("↓ more below", "$text-muted"))

    @property
    def _talk(self) -> TalkPart | None:
        return next(iter(self.query(TalkPart)), None)

    def _first(self) -> Widget | None:
        """What has the keys when the page comes. In the talk no reply is chosen yet."""
        asks = next(iter(self.query("Rating").results(Rating)), None)
        if asks is not None:
            return asks
        if self._talk is not None:
            return self._talk.first()
        wanted = "Field" if self.stage in ("debrief", "scene") else "Field, KeyRow"
        return next(iter(self.query(wanted)), None)

    def show_chosen(self) -> None:
        """The chosen line; where none is chosen yet, what waits for an answer and all that can be said."""
        part = self._talk
        if part is None or not self.is_mounted or self.focused is not self._first():
            super().show_chosen()
            return
        body = self.query_one(Body)
        body.scroll_end(animate=False, immediate=True)
        top = part.script.virtual_region.y + part.virtual_region.y + part.script.rows_before_news()
        if top < body.scroll_offset.y:
            body.scroll_to(y=top, animate=False, immediate=True)

    def journal_changed(self) -> None:
        """A care question may have closed it, or a check-in; what is being written stays otherwise."""
        if self.trainer.rehearsing.why_shut(self.rehearsal) != self._shut:
            self.redo(self._show)

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only the keys that mean something now."""
        if not self.is_mounted or action not in KEYS:
            return True
        if self.writing:
            return False
        stage = self.stage
        return stage in KEYS[action] and self._means_something(action, stage)

    def _means_something(self, action: str, stage: Stage) -> bool:
        run = self.run_now
        match action:
            case "replies":
                return self.hides_replies
            case "pass_on":
                return self.view.seconds is not None
            case "own_words":
                return bool(self.view.replies)
            case "back" if stage != "again":
                return bool(run.path or run.passed or run.left)
            case "rewind":
                return self.debrief is not None and self.debrief.rewinds > 0 and not self.recorded
            case "plan" | "note":
                return not self.recorded
            case "exercise":
                return self._found is not None
            case "all":
                return bool(run.said)
            case _:
                return True

    async def action_replies(self) -> None:
        """A line of one's own was said; here are the replies."""
        self.asked_for = True
        await self._show()

    async def action_pass_on(self) -> None:
        await self._step(onward(self.rehearsal, self.run_now))

    async def action_choose(self, place: int) -> None:
        """Say the reply that is shown at this place, from 1."""
        replies = self.view.replies if self.stage in ("talk", "again") else ()
        if not self.writing and not self.hides_replies and place <= len(replies):
            await self._step(say(self.rehearsal, self.run_now, replies[place - 1][0]))

    async def action_leave(self) -> None:
        await self._step(leave(self.rehearsal, self.run_now))

    async def action_back(self) -> None:
        """One page back; from a sentence that was gone back to, to the debrief."""
        one, run = self.rehearsal, self.run_now
        await self._step(as_first_said(one, run) if self.stage == "again" else back(one, run))

    async def action_rewind(self) -> None:
        """Back to the sentence to try again, as they felt then."""
        again = self.debrief.again if self.debrief is not None else None
        if again is not None:
            self.every = False
            await self._step(
                rewind(self.rehearsal, as_first_said(self.rehearsal, self.run_now), again.number)
            )

    async def action_all(self) -> None:
        """All sentences, or the two that are looked at."""
        self.every = not self.every
        await self._show()

    # -- ratings -----------------------------------------------------------------------------------

    @on(Rating.Given, "#before")
    async def _before(self, given: Rating.Given) -> None:
        if given.value > TOO_TENSE:
            self.enough = True
            await self._show()
        else:
            await self._step(replace(self.run_now, before=given.value))

    @on(Rating.Given, "#middle")
    async def _middle(self, given: Rating.Given) -> None:
        run = onward(self.rehearsal, replace(self.run_now, middle=given.value))
        if given.value <= TOO_TENSE:
            await self._step(run)
            return
        self.run_now = replace(self.run_now, middle=given.value)
        if await self._record(stopped=True):
            self.enough = True
            await self._show()

    @on(Rating.Given, "#after")
    async def _after(self, given: Rating.Given) -> None:
        await self._step(replace(self.run_now, after=given.value))

    @on(Rating.Given, "#pull")
    async def _pull(self, given: Rating.Given) -> None:
        """Where it woke the pull, the talk is recorded and the urge comes first."""
        run = replace(self.run_now, pull=given.value)
        if not self.trainer.rehearsing.woke_the_pull(run, self.rehearsal):
            await self._step(run)
            return
        self.run_now = run
        if await self._record():
            await self._show()
            self.go("urge")
            self.host.tell("It woke the pull. Ride it out first; the talk is saved.")

    @on(Rating.Passed)
    async def _passed_by(self) -> None:
        """What comes after may be left open; what comes before a talk is asked until it is answered."""
        if self.stage in ("after", "pull"):
            self._passed.add(self.stage)
            await self._show()

    # -- what is written ---------------------------------------------------------------------------

    async def action_own_words(self) -> None:
        self.writing = "own"
        await self._show()

    async def action_plan(self) -> None:
        self.writing = "plan"
        await self._show()

    async def action_note(self) -> None:
        self.writing = "note"
        await self._show()

    async def action_purpose(self) -> None:
        """The bad answers on purpose, or not; it is a choice for the whole talk."""
        self.run_now = replace(self.run_now, on_purpose=not self.run_now.on_purpose)
        await self._show()

    @on(Input.Submitted, "#wanted")
    async def _wanted_said(self, event: Input.Submitted) -> None:
        """It is read again in the debrief, and forgotten with the page."""
        event.stop()
        self.wanted = event.value.strip()
        self._passed.add("wanted")
        await self._show()

    async def action_keep_wanted(self) -> None:
        """What was wanted is saved with the talk."""
        words = self.query_one("#wanted", Field).value.strip()
        self._passed.add("wanted")
        await self._step(replace(self.run_now, wanted=words or None))

    @on(Input.Submitted, "#own")
    async def _own_words_said(self, event: Input.Submitted) -> None:
        """Facts about the words, and no verdict; then the replies."""
        event.stop()
        typed, lines = event.value.strip(), self.view.lines
        self._begin_step()
        self.asked_for = bool(typed)
        if typed and self.rehearsal.language == "en":
            theirs = facts(lines[-1].text) if lines else None
            self.own_facts = tuple(in_words(facts(typed), theirs))
        await self._show()

    @on(Input.Submitted, "#plan, #note")
    async def _written(self, event: Input.Submitted) -> None:
        event.stop()
        self.cancel_saving()
        await self._step(self._with_typed())

    @on(Input.Changed, "#plan, #note")
    def _typed(self) -> None:
        self.save_soon()

    # -- its end -----------------------------------------------------------------------------------

    async def action_stop(self) -> None:
        """Enough, at any line; nothing more is asked."""
        if await self._record(stopped=True):
            self.close_with("Stopped, and that's a good choice.  z to undo")

    async def action_done(self) -> None:
        """Record it, and back to where it was opened."""
        if self.stage == "debrief" and not self.recorded:
            if await self._record():
                self.close_with("Saved.  z to undo")
        else:
            self.close_with()

    async def action_exercise(self) -> None:
        """Record it, and go on to somebody real; or to something steadying."""
        found = self._found
        if found is None:
            return
        if self.stage == "debrief" and not self.recorded and not await self._record():
            return
        self.close_with(then="exercise", exercise_id=found.id)

    def action_close(self) -> None:
        """From a line that is written back to the page; else out of it, with all of it saved."""
        if not self.writing:
            self._close_saved()
        elif self.writing == "own" or self.save_now():
            self._begin_step()
            self.redo(self._show)

    def _close_saved(self) -> None:
        waits = self.run_now.before is not None and not self.recorded
        if self.may_close():
            self.close_with("Saved. Open it again to carry on." if waits else "")
