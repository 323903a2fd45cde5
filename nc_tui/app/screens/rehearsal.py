"""A rehearsal: the scene, the talk, and looking back at it. Each step is saved; whoever leaves finds it
again where it was."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, assert_never

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.app.pages.page import Body
from nc_tui.app.pages.text_first import TextFirstPage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rehearsal_parts import Pair, Quiet, headed, looked_at, one_line, spoken, told_and_new
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.rehearsal import Ending
from nc_tui.practice.rehearsing import (
    Run,
    as_first_said,
    back,
    first_end,
    here,
    leave,
    onward,
    rewind,
    say,
)
from nc_tui.practice.words import HEADING, facts, in_words
from nc_tui.trainer.rehearsal_views import (
    TOO_TENSE,
    YOU,
    DebriefView,
    TalkView,
    debriefed,
    retrying,
    steadying,
    talk,
    why_shut,
    with_somebody,
)

Stage = Literal["shut", "scene", "enough", "talk", "after", "pull", "wanted", "again", "debrief"]
"""``enough``: it was too tense, before or in the middle; ``again``: back at one sentence, after the talk."""
OWN_LINE_FROM = 2
"""The level from which a line of one's own comes before the replies."""
CLOSE = 3
"""The level at which the pull to reach out is asked for."""

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


class RehearsalPage(TextFirstPage):
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
        Binding("escape", "close", "back (saved)", key_display="esc", priority=True),
    ]

    def __init__(self, rehearsal_id: str) -> None:
        super().__init__()
        self.rehearsal_id = rehearsal_id

    def compose_middle(self) -> ComposeResult:
        """The page, and below it a rating, which stays in sight while you read."""
        yield from super().compose_middle()
        yield Column(id="foot")

    def compose_body(self) -> ComposeResult:
        self.rehearsal = self.trainer.rehearsing.rehearsal(self.rehearsal_id)
        self.run_now: Run = self.trainer.rehearsing.run(self.rehearsal)
        self._begin_step()
        self.enough = False
        self.recorded = False
        self.every = False
        self.wanted = ""
        self._passed: set[Stage] = set()
        self._stand()
        yield Prose(id="title", classes="heading")
        yield Column(id="parts")

    def _begin_step(self) -> None:
        """On a new page of the talk nothing is written yet, and nothing was asked for."""
        self.asked_for = False
        self.writing: Literal["", "own", "plan", "note"] = ""
        self.own_facts: tuple[str, ...] = ()

    async def on_mount(self) -> None:
        await self._show()

    # -- where it stands ---------------------------------------------------------------------------

    def _stand(self) -> None:
        """Take in where the run stands now: once for each look at the page, since keys ask for it often."""
        one = self.rehearsal
        self._shut = self.trainer.rehearsing.why_shut(one)
        self.stage: Stage = self._stage_now()
        self.view: TalkView = talk(one, self.run_now)
        self.debrief: DebriefView | None = None
        if self.stage in ("debrief", "again"):
            past = self.trainer.rehearsing.past()
            self.debrief = debriefed(one, self.run_now, past, self.trainer.today)
        self._found = self._exercise()

    def _stage_now(self) -> Stage:
        """What the page shows; it follows from the run, but for what is only passed by."""
        run, level = self.run_now, self.rehearsal.level
        if self.enough:
            return "enough"
        if self.recorded:
            return "debrief"
        if first_end(self.rehearsal, run) is None:
            if self._shut is not None:
                return "shut"
            return "scene" if run.before is None else "talk"
        if run.after is None and "after" not in self._passed:
            return "after"
        if level == CLOSE and run.pull is None and "pull" not in self._passed:
            return "pull"
        if retrying(self.rehearsal, run):
            return "again"
        return "wanted" if self._asks_what_was_wanted() else "debrief"

    def _asks_what_was_wanted(self) -> bool:
        """Once, before any sentence is looked at, where there was a talk."""
        run = self.run_now
        return bool(run.said) and run.wanted is None and run.rewound == 0 and "wanted" not in self._passed

    def _exercise(self) -> Exercise | None:
        """What is offered instead, or what comes next, with somebody real."""
        exercises = self.trainer.exercises
        if self.stage == "enough":
            return steadying(exercises, self.trainer.plan.gentle_exercise())
        return with_somebody(exercises, self.rehearsal, self.run_now) if self.stage == "debrief" else None

    @property
    def hides_replies(self) -> bool:
        """Whether a line of one's own comes first here."""
        if self.stage != "talk" or not self.view.replies:
            return False
        return self.rehearsal.level >= OWN_LINE_FROM and not self.asked_for

    # -- what it says ------------------------------------------------------------------------------

    async def _show(self) -> None:
        self._stand()
        parts, foot = self.query_one("#parts", Column), self.query_one("#foot", Column)
        self.query_one("#title", Prose).say(*self._title())
        async with self.batch():
            await parts.remove_children()
            await foot.remove_children()
            await parts.mount_all(list(self._parts()))
            await foot.mount_all(list(self._foot()))
            self._fill()
        self.tell()
        self.refresh_bindings()
        self.call_after_refresh(self._begin)

    def _title(self) -> list[Part]:
        looking_back = self.stage in ("pull", "debrief")
        aside = "looking back" if looking_back else "made up"
        if self.run_now.on_purpose:
            aside += " · on purpose"
        return [self.rehearsal.title, (f"   {aside}", "not bold $text-muted")]

    def _parts(self) -> Iterator[Widget]:
        stage = self.stage
        match stage:
            case "shut":
                if self._shut is not None:
                    yield Prose(why_shut(self._shut, self.trainer.today), classes="text")
            case "scene":
                yield Prose(self._scene(), classes="text")
                yield KeyRow("o", self._purpose(), "screen.purpose")
            case "enough":
                yield Prose(self._enough(), classes="text")
                yield from self._steadying_row()
            case "talk" | "again":
                yield from self._talk_parts(stage)
            case "after":
                yield from self._transcript()
            case "pull":
                yield Prose("One more, since this one was about somebody once close.", classes="text")
            case "wanted":
                yield Prose("What did you want in that talk?", classes="ask")
                yield Field(id="wanted")
                yield Prose("It may stay empty, and it isn't saved. ctrl+s saves it.", classes="ask soft")
            case "debrief":
                yield from self._debrief_parts()
            case _:
                assert_never(stage)

    def _purpose(self) -> str:
        if self.run_now.on_purpose:
            return "on purpose: this one doesn't count for the list. Press o to change that"
        return "take the bad answers on purpose, to see what they do"

    def _foot(self) -> Iterator[Widget]:
        match self.stage:
            case "scene":
                yield Rating("How tense are you?", "calm", "very tense", id="before")
            case "talk" if self.view.asks_rating:
                yield Rating("How tense are you now?", "calm", "very tense", id="middle")
            case "after":
                yield Rating("It's over. How tense are you?", "calm", "very tense", id="after")
            case "pull":
                yield Rating("The pull to reach out?", "none", "strongest", id="pull")
            case _:
                pass

    def _scene(self) -> Content:
        one = self.rehearsal
        parts: list[Part] = [one.scene, "\n\n", one.persona, ("\n\nTo try: ", "$text-accent"), one.cue]
        soft = f"\n\nNobody is scored, and {one.who} has good and bad days here too."
        if one.level == CLOSE:
            soft += " If this is too near to someone real, take another one."
        return said(*parts, (soft, "$text-muted"))

    def _enough(self) -> str:
        if self.run_now.before is None:
            return "Not today, then. Something steadying is the better exercise, and this will still be here."
        return "That's a lot. Three slow breaths, out longer than in. Nothing here has to be finished."

    def _steadying_row(self) -> Iterator[KeyRow]:
        found = self._found
        if found is not None:
            yield KeyRow("e", f"“{found.title}”, {found.minutes} min", "screen.exercise")

    def _transcript(self) -> Iterator[Widget]:
        yield Prose(id="told", classes="text told")
        yield Prose(id="news", classes="text")
        yield Prose(id="last", classes="text")

    def _talk_parts(self, stage: Stage) -> Iterator[Widget]:
        view = self.view
        yield from self._transcript()
        if view.asks_rating:
            return
        if view.seconds is not None:
            yield Quiet(view.seconds)
            yield KeyRow("enter", "go on", "screen.pass_on")
            return
        yield Column(*self._ways(stage), id="ways")
        yield Column(*self._also(stage), classes="also")

    def _ways(self, stage: Stage) -> Iterator[Widget]:
        """What can be said, or the line of one's own that comes first."""
        if self.writing == "own":
            yield Prose("In your own words. Nothing of it is saved.", classes="ask")
            yield Field(id="own")
            return
        if self.own_facts:
            yield Prose("\n".join((HEADING, *(f"· {fact}" for fact in self.own_facts))), classes="facts soft")
        if self.hides_replies:
            yield Prose(said(("What do you say?", "bold $text-primary")), classes="ask")
            yield Prose("Say your own line first, out loud or in your head.", classes="ask soft")
            yield KeyRow("enter", "see the replies", "screen.replies")
            return
        ask = "Which is nearest to yours?" if self.own_facts else "What do you say?"
        cue = "This time?" if stage == "again" else self.rehearsal.cue
        yield Prose(said((ask, "bold $text-primary"), (f"  {cue}", "$text-muted")), classes="ask")
        for place, (_, reply) in enumerate(self.view.replies, 1):
            yield KeyRow(str(place), reply.say, f"screen.choose({place})")

    def _also(self, stage: Stage) -> Iterator[Widget]:
        if self.writing:
            return
        if stage == "again":
            yield KeyRow("b", "leave it as it was", "screen.back")
            return
        yield KeyRow("t", "in your own words first", "screen.own_words")
        yield KeyRow("0", "leave kindly, now", "screen.leave")

    def _debrief_parts(self) -> Iterator[Widget]:
        view = self.debrief
        if view is None:
            return
        yield Prose(view.opening if view.same is None else f"{view.opening} {view.same}", classes="text soft")
        if self.every:
            for one in view.said:
                yield Prose(one.move[0].upper() + one.move[1:], classes="label")
                yield Prose(looked_at(one), classes="text")
        else:
            yield from self._good_and_again(view)
        yield from self._now()
        if self.writing == "plan":
            yield Prose(f"{self.rehearsal.plan} …", classes="label")
            yield Field(self._planned(), id="plan")
        if self.writing == "note":
            yield Prose("A note", classes="label")
            yield Field(self.run_now.note or "", id="note")
        own = {"Your plan": self.run_now.plan, "Your note": self.run_now.note}
        for label, words in ({"You wanted": self.run_now.wanted or self.wanted} | own).items():
            if words and not self.writing:
                yield Prose(said((f"{label}  ", "$text-accent"), words), classes="text")
        yield Column(*self._rows_after(view), classes="also")

    def _good_and_again(self, view: DebriefView) -> Iterator[Widget]:
        if view.good is not None:
            yield Prose(headed("One that was good", view.good, "$text-success"), classes="label")
            yield Prose(looked_at(view.good), classes="text")
        if view.retried is not None:
            yield Prose("The one to try again", classes="label again")
            yield Prose(one_line(view.retried.old.heard), classes="label soft")
            yield Pair(view.retried)
        elif view.again is not None:
            yield Prose(headed("One to try again", view.again), classes="label")
            yield Prose(looked_at(view.again), classes="text")
        if not view.said:
            yield Prose("You left before a word was said. That's allowed, too.", classes="text")

    def _now(self) -> Iterator[Widget]:
        page = here(self.rehearsal, as_first_said(self.rehearsal, self.run_now)).page
        if isinstance(page, Ending) and not self.run_now.left:
            yield Prose("The next ten minutes", classes="label again")
            yield Prose(page.now, classes="text")

    def _rows_after(self, view: DebriefView) -> Iterator[KeyRow]:
        if self.writing:
            return
        if view.rewinds and not self.recorded:
            words = "once more, then it's enough" if view.rewinds == 1 else "say it another way"
            yield KeyRow("r", f"back to that moment: {words}", "screen.rewind")
        if not self.recorded:
            yield KeyRow("p", f"a plan: {self.rehearsal.plan} …", "screen.plan")
            yield KeyRow("n", "a note", "screen.note")
        found = self._found
        if found is not None:
            words = f"with a real person: “{found.title}”, {found.minutes} min"
            yield KeyRow("e", words, "screen.exercise")

    def _fill(self) -> None:
        """The talk so far, in the places that were made for it."""
        if not self.query("#last"):
            return
        lines = self.view.lines
        names = max(len(YOU), *(len(line.who) for line in lines))
        told, new = told_and_new(lines)
        for place, part in (("#told", told), ("#news", new[:-1]), ("#last", new[-1:])):
            shown = self.query_one(place, Prose)
            shown.display = bool(part)
            shown.say_lines(spoken(part, names))

    def _begin(self) -> None:
        """Choose what is to be answered, with the last lines in sight; a text is read from its top."""
        if not self.is_there:
            return
        body = self.query_one(Body)
        wanted = "Rating, Field" if self.stage in ("debrief", "scene") else "Rating, Field, KeyRow"
        found = self.query(wanted)
        self.set_focus(found.first() if found else None)
        if self.query("#last"):
            self.call_after_refresh(self.show_chosen)
        elif not self.writing:
            body.scroll_home(animate=False, immediate=True)
        if body.max_scroll_y > body.scroll_offset.y and self.stage == "debrief" and not self.writing:
            self.tell(("↓ more below", "$text-muted"))

    def show_chosen(self) -> None:
        """The chosen line; with the first that can be chosen, the last line of the talk as well."""
        last = self.query("#last")
        first = next(iter(self.query("Rating, Field, KeyRow")), None)
        if last and self.is_mounted and first is not None and self.focused is first:
            body = self.query_one(Body)
            body.scroll_end(animate=False, immediate=True)
            top = last.first().virtual_region.y
            if top < body.scroll_offset.y:
                body.scroll_to(y=top, animate=False, immediate=True)
        super().show_chosen()

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

    async def _step(self, run: Run) -> None:
        """Come to another page of the run, and save it as a draft."""
        self.run_now = run
        self._begin_step()
        await self.host.save(lambda: self.trainer.rehearsing.save_run(run))
        if self.is_there:
            await self._show()

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

    def _planned(self) -> str:
        """The plan without the beginning that the file gives it."""
        return (self.run_now.plan or "").removeprefix(self.rehearsal.plan).strip()

    def _with_typed(self) -> Run:
        """The run with the plan or the note as it is typed now."""
        run = self.run_now
        for field in self.query("#plan, #note").results(Field):
            words = field.value.strip() or None
            if field.id == "note":
                run = replace(run, note=words)
            else:
                run = replace(run, plan=f"{self.rehearsal.plan} {words}" if words else None)
        return run

    async def save_draft(self) -> None:
        """Save a half-typed plan or note, off the screen's thread."""
        run = self._with_typed()
        if run != self.run_now:
            self.run_now = run
            await self.host.save(lambda: self.trainer.rehearsing.save_run(run))

    def write_draft(self) -> None:
        """All but a half-typed plan or note is saved already; words of one's own never are."""
        self.cancel_saving()
        run = self._with_typed() if self.is_mounted and not self.recorded else self.run_now
        if run != self.run_now:
            self.run_now = run
            self.trainer.rehearsing.save_run(run)

    # -- its end -----------------------------------------------------------------------------------

    async def _record(self, *, stopped: bool = False) -> bool:
        """Record the run; gives whether that worked out."""
        one, run = self.rehearsal, self.run_now
        saved = await self.act(lambda: self.trainer.rehearsing.finish(one, run, stopped=stopped))
        self.recorded = saved is not None
        return self.recorded

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
