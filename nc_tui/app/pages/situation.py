"""The questions about the situation: what contact there has to be, since when, the care questions. All can be
skipped."""

from datetime import date

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import NOTHING, Asked, Option, Question
from nc_tui.app.widgets.wordings import TOPICS, YES_NO
from nc_tui.practice.checklist import Gate
from nc_tui.practice.days import parse_day
from nc_tui.practice.kinds import Profile
from nc_tui.practice.way import ANEW
from nc_tui.practice.wording import near_day

MODES = (
    Option("n", "none", "no contact"),
    Option("l", "limited", "limited contact: children, work, a shared home"),
)
SINCES = (
    Option("t", "today", "today"),
    Option("d", "date", "a day I can name"),
    Option("l", "long-ago", "a long time ago"),
)
SKIP, LEAVE = Option("s", "skip", "skip"), Option("s", "skip", "leave it as it is")
CARE = ("asked-no-contact", "legal-order", "fear-or-violence")
STAYS = (
    Option("k", "closed", "keep it closed"),
    Option("o", "open", "open it: my answer is now no"),
)
CLOSES = "A yes closes the ready list, for your sake or theirs. Practice with other people goes on."
CHOOSE = "Nothing is chosen yet: ↑ ↓ and enter, or a letter."
"""Shown below a question that closes."""
SURE = "sure-"
"""What comes before a gate's id where the answer to "really?" is stored."""


class AsksSituation(AskingPage):
    """A few questions, none about a name. Where something is set already, leaving it is the first answer."""

    HEADING = "My situation"
    DRAFT = "situation"

    def __init__(self) -> None:
        super().__init__()
        self._saved: dict[str, str] = {}

    def lead(self) -> list[Part]:
        """What is set already."""
        if self.answers:
            return []
        known = self._known()
        stands = f" Currently: {known}." if known else ""
        free = "You can skip any of these, and change them later under 3. No names needed."
        return [(free + stands, "$text-muted")]

    def _known(self) -> str:
        profile, known = self.trainer.situation.profile, []
        if profile.mode is not None:
            known.append("no contact" if profile.mode == "none" else "limited contact")
        if profile.since is not None:
            known.append(f"since {near_day(profile.since, self.trainer.today)}")
        elif profile.since_kind == "long-ago":
            known.append("for a long time")
        return ", ".join(known)

    def next_question(self) -> Question | None:
        answers, profile = self.answers, self.trainer.situation.profile
        if "mode" not in answers:
            hint = (
                "No contact: no texts, calls, profiles, arranged “chance” meetings or messages through "
                "friends."
            )
            known = profile.mode is not None
            modes = (*MODES, LEAVE if known else SKIP)
            return Question("mode", "Which fits your situation?", modes, hint, first="skip" if known else "")
        if answers["mode"] == "limited" and "topics" not in answers:
            hint = "Choose any that apply. Contact about these isn't a slip; anything else is."
            enough = Option("e", "enough", "done")
            return Question("topics", "Which topics need contact?", TOPICS, hint, several=True, enough=enough)
        if "since" not in answers:
            known = profile.since_kind is not None
            sinces = (*SINCES, LEAVE if known else SKIP)
            hint = "You can hide the days in the settings."
            return Question(
                "since",
                "When did you start keeping to it?" if self._is_limited() else "When did contact stop?",
                sinces,
                hint,
                first="skip" if known else "",
            )
        if answers["since"] == "date" and "day" not in answers:
            return Question("day", "Which day?", hint="-10 (ten days ago), yesterday or 2026-11-01")
        return next(filter(None, map(self._care_question, self._care_gates())), None)

    def _is_limited(self) -> bool:
        mode = self.answers["mode"]
        return (self.trainer.situation.profile.mode if mode == "skip" else mode) == "limited"

    def _care_question(self, gate: Gate) -> Question | None:
        """The question of a gate. One that is closed is opened only by saying so twice."""
        way = self.trainer.situation.way
        stands, doubts = way.answers.get(gate.id), way.reasons(gate.id)
        if gate.id not in self.answers:
            if doubts:
                hint = f"{' '.join(doubts)} {ANEW} {CHOOSE}"
                return Question(gate.id, gate.question, YES_NO, hint, first=NOTHING)
            if stands is None:
                return Question(gate.id, gate.question, YES_NO, f"{CLOSES} {CHOOSE}", first=NOTHING)
            hint = f"Your answer so far: {'yes' if stands else 'no'}. {CLOSES}"
            return Question(gate.id, gate.question, (*YES_NO[:2], LEAVE), hint, first="skip")
        if self.answers[gate.id] == "no" and stands and SURE + gate.id not in self.answers:
            hint = "You lose nothing by keeping it closed. Open it on a calm day, when it's really over."
            return Question(SURE + gate.id, "The ready list is closed. Open it?", STAYS, hint, first="closed")
        return None

    def _care_gates(self) -> list[Gate]:
        asked = {*CARE, *self.trainer.situation.way.in_doubt}
        return [gate for gate in self.trainer.library.checklist.gates if gate.id in asked]

    def asked(self, question: Question) -> Asked:
        return Asked(question, self._topics(), self.typed(question))

    def _topics(self) -> tuple[str, ...]:
        if "on" not in self.answers:
            return self.trainer.situation.profile.topics or ()
        return tuple(filter(None, self.answers["on"].split()))

    async def take(self, question: Question, value: str) -> None:
        """Each answer is saved as it is given."""
        if question.name == "topics" and value != "enough":
            self.answers["on"] = " ".join(sorted(set(self._topics()) ^ {value}))
            await self.ask(at=value)
            return
        if not await self._save(question.name, value):
            return
        await super().take(question, value)
        gates = {gate.id: gate for gate in self.trainer.library.checklist.gates}
        if question.name in gates and value == "yes":
            self.go("closed", gate=gates[question.name])

    async def _save(self, name: str, value: str) -> bool:
        part = self._part(name, value)
        if isinstance(part, str):
            self.warn(part)
            return False
        if part is None:
            return True
        reopen = name.startswith(SURE)
        saved = await self.act(lambda: self.trainer.situation.describe(part, reopen))
        if saved is not None:
            self._saved[name] = saved.result.id
        return saved is not None

    def journal_changed(self) -> None:
        """What was undone is asked again, and what was answered after it."""
        for number, name in enumerate(self.answers):
            first = self._saved.get(name)
            if first is not None and self.trainer.history.standing(first) is None:
                for later in list(self.answers)[number:]:
                    del self.answers[later]
                self.redo(self.ask)
                return

    def _part(self, name: str, value: str) -> Profile | str | None:
        """What an answer says about the situation; a line where it can't be, None where it says nothing."""
        if value == "skip":
            return None
        if name == "mode":
            return Profile(mode="limited" if value == "limited" else "none")
        if name == "topics":
            return Profile(topics=self._topics())  # type: ignore[arg-type]
        if name == "since":
            today: date = self.trainer.today
            if value == "long-ago":
                return Profile(since_kind="long-ago")
            return Profile(since=today, since_kind="today") if value == "today" else None
        if name == "day":
            try:
                return Profile(since=parse_day(value, self.trainer.today), since_kind="date")
            except ValueError as fault:
                return str(fault)
        return self._gate_part(name, value)

    def _gate_part(self, name: str, value: str) -> Profile | None:
        if name.startswith(SURE):
            return Profile(gates={name.removeprefix(SURE): False}) if value == "open" else None
        way, closed = self.trainer.situation.way, value == "yes"
        stands = way.answers.get(name)
        if not closed and stands:
            return None
        return Profile(gates={name: closed}) if stands is not closed or name in way.in_doubt else None

    def take_back(self) -> None:
        """The topics that are on are no answer of their own."""
        if self.next_question() is not None and "topics" not in self.answers:
            self.answers.pop("on", None)
        if self.answers:
            super().take_back()

    async def complete(self) -> None:
        """All is saved already."""
        self.close_with("Saved. Change it any time under 3.")
