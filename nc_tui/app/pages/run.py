"""A page with one run of a rehearsal: where it stands, what is written in it, how it is saved."""

from msgspec.structs import replace

from nc_tui.app.pages.text_first import TextFirstPage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.rehearsal.looking_back import Writes
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.rehearsing import Run
from nc_tui.trainer.rehearsal_stage import Stage, own_line_first, stage_of
from nc_tui.trainer.rehearsal_views import DebriefView, TalkView, debriefed, steadying, talk, with_somebody


class RunPage(TextFirstPage):
    """Each step of the run is saved as a draft; at its end it is recorded."""

    def __init__(self, rehearsal_id: str) -> None:
        super().__init__()
        self.rehearsal_id = rehearsal_id

    async def _show(self) -> None:
        """Show the run as it stands now."""
        raise NotImplementedError

    def _begin(self) -> None:
        """Take the run up where it was left."""
        self.rehearsal = self.trainer.rehearsing.rehearsal(self.rehearsal_id)
        self.run_now: Run = self.trainer.rehearsing.run(self.rehearsal)
        self._begin_step()
        self.enough = False
        self.recorded = False
        self.wanted = ""
        self._passed: set[Stage] = set()
        self._stand()

    def _begin_step(self) -> None:
        """On a new page of the talk nothing is written yet, and nothing was asked for."""
        self.asked_for = False
        self.writing: Writes = ""
        self.own_facts: tuple[str, ...] = ()

    # -- where it stands ---------------------------------------------------------------------------

    def _stand(self) -> None:
        """Take in where the run stands now: once for each look at the page, since keys ask for it often."""
        one = self.rehearsal
        self._shut = self.trainer.rehearsing.why_shut(one)
        self.stage: Stage = stage_of(
            one, self.run_now, self._shut, self._passed, enough=self.enough, recorded=self.recorded
        )
        self.view: TalkView = talk(one, self.run_now)
        self.debrief: DebriefView | None = None
        if self.stage in ("debrief", "again"):
            past = self.trainer.rehearsing.past()
            self.debrief = debriefed(one, self.run_now, past, self.trainer.today)
        self._found = self._exercise()

    def _exercise(self) -> Exercise | None:
        """What is offered instead, or what comes next, with somebody real."""
        exercises = self.trainer.exercises
        if self.stage == "enough":
            return steadying(exercises, self.trainer.plan.gentle_exercise())
        return with_somebody(exercises, self.rehearsal, self.run_now) if self.stage == "debrief" else None

    @property
    def hides_replies(self) -> bool:
        """Whether a line of one's own comes first here."""
        return own_line_first(self.rehearsal, self.view, self.stage) and not self.asked_for

    async def _step(self, run: Run) -> None:
        """Come to another page of the run, and save it as a draft."""
        self.run_now = run
        self._begin_step()
        await self.host.save(lambda: self.trainer.rehearsing.save_run(run))
        if self.is_there:
            await self._show()

    # -- what is written ---------------------------------------------------------------------------

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

    async def _record(self, *, stopped: bool = False) -> bool:
        """Record the run; gives whether that worked out."""
        one, run = self.rehearsal, self.run_now
        saved = await self.act(lambda: self.trainer.rehearsing.finish(one, run, stopped=stopped))
        self.recorded = saved is not None
        return self.recorded
