"""``nc-tui rehearse``: a talk with a made-up person, line by line."""

import sys
from collections.abc import Sequence

import click
from msgspec.structs import replace

from nc_tui.cli.errors import CommandError
from nc_tui.cli.guide_prompt import ask, ask_number
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, fit, say, say_json, wrapped
from nc_tui.cli.rows import say_exercise
from nc_tui.cli.usage import open_here
from nc_tui.practice.rehearsal import Rehearsal
from nc_tui.practice.rehearsal_runs import needs_met
from nc_tui.practice.rehearsing import Run, back, ended, leave, onward, rewind
from nc_tui.practice.rehearsing import say as reply_with
from nc_tui.practice.wording import count
from nc_tui.practice.words import facts, in_words
from nc_tui.trainer import Trainer
from nc_tui.trainer.rehearsal_views import (
    MEETS,
    TOO_TENSE,
    LevelView,
    Line,
    debriefed,
    levels,
    steadying,
    talk,
    why_shut,
    with_somebody,
)
from nc_tui.trainer.views.lines import exercise_line

LEAVE, BACK, OWN_WORDS, STOP, REWIND, SAVE = "0", "b", "t", "x", "r", "s"
LONGEST_LINE = 400


@click.command(
    "rehearse",
    epilog=examples("nc-tui rehearse", "nc-tui rehearse wren-and-the-last-box", "nc-tui rehearse --json"),
)
@click.argument("rehearsal_id", required=False, metavar="[ID]")
@click.option("--on-purpose", is_flag=True, help="Say the bad answers on purpose; it doesn't count.")
@json_option
@home_option
def command(rehearsal_id: str | None, on_purpose: bool, as_json: bool) -> None:
    """Rehearse a hard talk with a made-up person. Without ID, list what there is.

    Each page waits for the number of a reply on standard input. 0 leaves kindly, x stops. Two a week are
    enough.
    """
    here = open_here()
    if rehearsal_id is None:
        _say_all(here, as_json)
        return
    if as_json:
        raise CommandError("--json lists the rehearsals; leave out the ID")
    rehearsal = here.rehearsing.rehearsal(rehearsal_id)
    shut = here.rehearsing.why_shut(rehearsal)
    if shut is not None:
        raise CommandError(why_shut(shut, here.today))
    _Led(here, rehearsal, on_purpose).lead()


def _say_all(here: Trainer, as_json: bool) -> None:
    offers = here.rehearsing.offers()
    left = here.rehearsing.left_this_week()
    met = needs_met(here.rehearsing.past(), here.today)
    if as_json:
        say_json(
            {
                "left_this_week": left,
                "met": {need: met[need].isoformat() if need in met else None for need in MEETS},
                "rehearsals": [
                    {
                        "id": one.rehearsal.id,
                        "title": one.rehearsal.title,
                        "kind": one.rehearsal.kind,
                        "level": one.rehearsal.level,
                        "minutes": one.rehearsal.minutes,
                        "open": one.shut is None,
                        "begun": one.begun,
                    }
                    for one in offers
                ],
            }
        )
        return
    if not offers:
        raise CommandError("no rehearsal can be read; nc-tui check says why")
    for level in levels(offers, here.today):
        _say_level(level)
    said = ", ".join(f"{words} {'✓' if need in met else '–'}" for need, words in MEETS.items())
    say(f"The ready list asks for: {said}")
    say(f"{count(left, 'rehearsal')} left this week." if left else "That's enough for this week.")
    faults = here.rehearsing.faults
    if faults:
        say(dim(f"{count(len(faults), 'fault')} in other rehearsals: nc-tui content check"))


def _say_level(level: LevelView) -> None:
    say(bold(level.words[0].upper() + level.words[1:]))
    for one in level.offers:
        begun = "  begun" if one.begun else ""
        say(f"  {fit(one.rehearsal.title, 40)} {one.rehearsal.minutes:>2} min", dim(begun))
        say(dim(f"  {one.rehearsal.id}"))
    if level.why is not None:
        say(dim(level.why))
    say()


def _line(question: str) -> str:
    """A line in answer to a question; empty where there is none."""
    say(question)
    return sys.stdin.readline(LONGEST_LINE).strip() if sys.stdin is not None else ""


class _Led:
    """Leads through one run, page after page; what was said is saved after each."""

    def __init__(self, here: Trainer, rehearsal: Rehearsal, on_purpose: bool) -> None:
        self.trainer = here
        self.rehearsal = rehearsal
        self.run = here.rehearsing.run(rehearsal)
        if on_purpose:
            self.run = replace(self.run, on_purpose=True)
        self.told = 0

    def lead(self) -> None:
        """From the scene to the debrief. Whoever stops is asked nothing more."""
        self._say_scene()
        if self.run.before is None and not self._rate_before():
            return
        while ended(self.rehearsal, self.run) is None:
            if not self._step():
                return
        self._say_news()
        self._after()

    # -- before ------------------------------------------------------------------------------------

    def _say_scene(self) -> None:
        one = self.rehearsal
        say(bold(one.title), dim("   made up"))
        say(wrapped(one.persona))
        say()
        say(wrapped(one.scene))
        say()
        say(dim(wrapped(f"{one.cue} Nobody is scored, and {one.who} has good and bad days here too.")))
        if one.level == 3:
            say(wrapped("If this is too near to someone real, take another one: x stops here."))
        say()

    def _rate_before(self) -> bool:
        rating = ask_number(0, 10, "How tense are you before it? 0 (calm) to 10, enter to leave:")
        if rating is None:
            return False
        if rating > TOO_TENSE:
            say(wrapped("Not today, then. Something steadying is the better exercise."))
            self._offer_steadying()
            return False
        self._save(replace(self.run, before=rating))
        say()
        return True

    # -- the talk ----------------------------------------------------------------------------------

    def _step(self) -> bool:
        """One page; False where the run was left for later or stopped."""
        self._say_news()
        view = talk(self.rehearsal, self.run)
        if view.asks_rating:
            return self._rate_middle()
        if view.seconds is not None:
            self._wait(view.seconds)
            self._save(onward(self.rehearsal, self.run))
            return True
        for place, (_, reply) in enumerate(view.replies, 1):
            say(bold(f"{place:>3}"), f"  {reply.say}")
        known = [*(str(place) for place in range(1, len(view.replies) + 1)), LEAVE, BACK, OWN_WORDS, STOP]
        most = len(view.replies)
        word = ask(known, f"1 to {most}, t: your own words first, b: back, 0: leave kindly, x: stop")
        match word:
            case None:
                say("Saved. Open it again to carry on.")
                return False
            case "x":
                return self._stop()
            case "0":
                self._save(leave(self.rehearsal, self.run))
            case "b":
                self._save(back(self.rehearsal, self.run))
                self.told = 0
            case "t":
                self._own_words(view.lines)
            case _:
                self._save(reply_with(self.rehearsal, self.run, view.replies[int(word) - 1][0]))
        say()
        return True

    def _say_news(self) -> None:
        """The lines of the talk that weren't printed yet."""
        lines = talk(self.rehearsal, self.run).lines
        for line in lines[self.told :]:
            say(wrapped(f"{line.who}: {line.text}" if line.who else line.text))
        self.told = len(lines)

    def _rate_middle(self) -> bool:
        rating = ask_number(0, 10, "How tense are you now? 0 (calm) to 10, enter to leave:")
        if rating is None:
            say("Saved. Open it again to carry on.")
            return False
        self._save(onward(self.rehearsal, replace(self.run, middle=rating)))
        if rating <= TOO_TENSE:
            return True
        say(wrapped("That's a lot. Three slow breaths, out longer than in. Nothing here has to be finished."))
        self._offer_steadying()
        return self._stop()

    def _wait(self, seconds: int) -> None:
        """Nothing happens, for as long as the person likes."""
        say(dim(f"Nothing happens for {seconds} seconds. enter: continue"))
        if sys.stdin is not None:
            sys.stdin.readline(LONGEST_LINE)

    def _own_words(self, lines: Sequence[Line]) -> None:
        say(dim("Say it in your own words first; nothing of it is saved:"))
        typed = sys.stdin.readline(LONGEST_LINE).strip() if sys.stdin is not None else ""
        if not typed:
            return
        say(dim("What the words show. They can't show how it's meant."))
        theirs = facts(lines[-1].text) if lines else None
        for fact in in_words(facts(typed), theirs):
            say(f"  · {fact}")
        say(dim("Which of the replies is nearest to yours?"))

    def _stop(self) -> bool:
        self.trainer.rehearsing.finish(self.rehearsal, self.run, stopped=True)
        say("Stopped, and that's a good choice.")
        return False

    # -- after -------------------------------------------------------------------------------------

    def _after(self) -> None:
        ending = talk(self.rehearsal, self.run).ending
        rating = ask_number(0, 10, "How tense are you now that it's over? 0 (calm) to 10, enter to skip:")
        run = replace(self.run, after=rating)
        if self.rehearsal.level == 3:
            pull = ask_number(0, 10, "How strong is the pull to reach out? 0 to 10, enter to skip:")
            run = replace(run, pull=pull)
        self._save(run)
        wanted = self._wanted()
        self._debrief()
        plan, note = self._plan() or self.run.plan, _line("A note? (enter to skip)") or self.run.note
        woke = self.trainer.rehearsing.woke_the_pull(self.run, self.rehearsal)
        self.trainer.rehearsing.finish(self.rehearsal, replace(self.run, wanted=wanted, plan=plan, note=note))
        say("Saved.")
        if woke:
            say(wrapped("It woke the pull. Ride it out now: nc-tui urge N, or u in the app."))
        if ending is not None:
            say()
            say(wrapped(ending.now))
        exercise = with_somebody(self.trainer.exercises, self.rehearsal, self.run)
        if exercise is not None:
            say("With a real person this week:")
            say_exercise(exercise_line(self.trainer, exercise))

    def _debrief(self) -> None:
        view = debriefed(self.rehearsal, self.run, self.trainer.rehearsing.past(), self.trainer.today)
        say()
        say(bold("Looking back"))
        say(wrapped(view.opening))
        if view.same:
            say(wrapped(view.same))
        for one in view.said:
            mark = "+" if one == view.good else "→" if one == view.again else " "
            say(bold(f"{mark} {one.move}"))
            say(wrapped(f"“{one.said}”", "    "))
            say(dim(wrapped(one.comment, "    ")))
        if view.again is None:
            say("Nothing to try again.")
        elif view.rewinds and ask([REWIND], "r: back to the sentence marked →, enter to go on") == REWIND:
            self._try_again(view.again.number)

    def _try_again(self, at: int) -> None:
        """Back to one sentence, as they felt then; one other reply, side by side with the first."""
        tried = rewind(self.rehearsal, self.run, at)
        view = talk(self.rehearsal, tried)
        say(wrapped(view.lines[-1].text))
        for place, (_, reply) in enumerate(view.replies, 1):
            say(bold(f"{place:>3}"), f"  {reply.say}")
        number = ask_number(1, len(view.replies), f"1 to {len(view.replies)}, enter to leave it:")
        if number is None:
            return
        tried = reply_with(self.rehearsal, tried, view.replies[number - 1][0])
        self._save(tried)
        again = talk(self.rehearsal, tried).lines
        say(wrapped(f"{again[-2].who}: {again[-2].text}" if again[-2].who else again[-2].text))

    def _wanted(self) -> str | None:
        """Asked before any sentence is looked at; saved only where that is wanted."""
        words = _line("What did you want in that talk? (enter to skip)")
        if not words:
            return self.run.wanted
        return words if ask([SAVE], "s: save it with the talk, enter: only for now") == SAVE else None

    def _plan(self) -> str | None:
        words = _line(f"A plan for next time? {self.rehearsal.plan} … (enter to skip)")
        return f"{self.rehearsal.plan} {words}" if words else None

    def _offer_steadying(self) -> None:
        found = steadying(self.trainer.exercises, self.trainer.plan.gentle_exercise())
        if found is not None:
            say_exercise(exercise_line(self.trainer, found))

    def _save(self, run: Run) -> None:
        self.run = run
        self.trainer.rehearsing.save_run(run)
