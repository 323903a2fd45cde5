"""The reviews of the ready list in the terminal: a sentence, its lines, and what one's journal says; then the
three answers."""

import sys
from collections.abc import Sequence

from nc_tui.cli.care import say_lines
from nc_tui.cli.errors import CommandError
from nc_tui.cli.guide_prompt import ask_number, ask_yes
from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.practice.kinds import Review
from nc_tui.practice.list_reasons import OwnLine
from nc_tui.practice.readiness import CALM_MOOD, CALM_PULL
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.ready import ReadyView
from nc_tui.trainer.views.review import Sentence, empty_at, sentences

LEAVE = "Saved. Open it again to carry on: nc-tui ready --review"


class ReviewPrompt:
    """Leads through the next step of the list: a review, or the answer after both."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.written = trainer.ready.written()

    def lead(self) -> None:
        """First what is true at this hour; then the sentences, or the answers. Raises CommandError where no
        step is open."""
        view = self.trainer.views.ready()
        if "review" not in view.may:
            raise CommandError(_not_open(view))
        if not self._ask_again():
            return
        if view.stage == "answer":
            self._answer()
        else:
            self._review()

    def _ask_again(self) -> bool:
        """What is asked before each step; whether the list stays open."""
        for gate in self.trainer.library.checklist.gates:
            if not gate.again:
                continue
            closed = ask_yes(gate.question)
            if closed is None:
                raise CommandError("it was left before the first sentence; nothing of it counts")
            self.trainer.situation.answer_gate(gate.id, closed)
            if closed:
                say(wrapped(gate.closed))
                say_lines(self.trainer, gate.topics)
                return False
        say()
        return True

    # -- the sentences -----------------------------------------------------------------------------

    def _review(self) -> None:
        all_of_it = sentences(self.trainer)
        for place, sentence in enumerate(all_of_it, 1):
            say(dim(f"sentence {place} of {len(all_of_it)}"))
            if not self._write(sentence):
                say(LEAVE)
                return
        items = [one.item for one in all_of_it]
        if empty_at(items, self.written) is None:
            self.trainer.ready.save_written(self.written)
            say("Saved.")
            self._say_what_follows()

    def _write(self, sentence: Sentence) -> bool:
        """The lines of one sentence; False where one of them was left empty."""
        say(bold(wrapped(sentence.item.statement)))
        say(wrapped(sentence.item.prompt))
        if sentence.lines:
            say(dim("From your journal; its number puts a line in:"))
        for number, own in enumerate(sentence.lines, 1):
            day = near_day(own.day, self.trainer.today)
            say(wrapped(f"{day} · {own.about} · {own.words}", "", f"{number:>3}  "))
        lines = self.written[sentence.item.id]
        for number, label in enumerate(sentence.item.labels):
            lines[number] = _line(label, lines[number], sentence.lines)
            self.trainer.ready.keep_written(self.written)
            if not lines[number]:
                return False
        say()
        return True

    def _say_what_follows(self) -> None:
        view, checklist = self.trainer.views.ready(), self.trainer.library.checklist
        say()
        if view.stage == "answer":
            say(wrapped(checklist.after))
            say(dim("nc-tui ready --review"))
        elif view.due is not None:
            say(wrapped(checklist.waiting))
            say(_opens(view))

    # -- the three answers -------------------------------------------------------------------------

    def _answer(self) -> None:
        answers = self.trainer.library.checklist.answers
        self._say_reasons()
        say(bold("What is true today?"))
        for number, answer in enumerate(answers, 1):
            say(bold(f"{number:>3}"), f"  {answer.label}")
            say(dim(wrapped(answer.text, "     ")))
        say(dim("I no longer want to: nc-tui after let-go"))
        given = ask_number(1, len(answers), f"1 to {len(answers)}, enter to leave:")
        if given is None:
            say("Nothing is answered; both reviews stay.")
            return
        chosen = answers[given - 1]
        self.trainer.ready.review(Review(step="answer", answer=chosen.id))
        say(f"Saved: {chosen.label}.")
        if self.trainer.views.ready().after:
            say(dim("nc-tui after"))

    def _say_reasons(self) -> None:
        """What was written at the last review, to be read again."""
        found = self.trainer.ready.reasons()
        reasons = found.data.reasons if found is not None and isinstance(found.data, Review) else {}
        for item in self.trainer.library.checklist.self_rated:
            if reasons.get(item.id):
                say(dim(wrapped(item.statement)))
                say(wrapped(reasons[item.id], "    "))
        say()


def _line(label: str, kept: str, own: Sequence[OwnLine]) -> str:
    """One line, typed or put in by its number; an empty one keeps what is there."""
    if kept:
        say(wrapped(kept, "    "))
    say(dim(f"{label} (enter leaves it as it is):" if kept else f"{label} (enter to leave it for later):"))
    typed = clean_line(sys.stdin.readline()) if sys.stdin is not None else ""
    if typed.isdecimal() and 1 <= int(typed) <= len(own):
        return own[int(typed) - 1].words
    return typed or kept


def _not_open(view: ReadyView) -> str:
    match view.stage:
        case "waiting" if view.due is not None:
            return f"the second review isn't open yet. {_opens(view)}"
        case "answered":
            return f"both reviews are done, and your answer was: {view.answer}"
        case "let-go":
            return "you no longer want to; nc-tui after reopen opens the list again"
        case _:
            return "no review is open; nc-tui ready says what is still ahead"


def _opens(view: ReadyView) -> str:
    """When the second review may be made."""
    due = "" if view.due is None else f"from {short_day(view.due.date())}, {view.due:%H:%M} on, "
    return (
        f"It opens {due}on a calm day: a check-in with a mood of {CALM_MOOD} or more"
        f" and a pull of {CALM_PULL} or less."
    )
