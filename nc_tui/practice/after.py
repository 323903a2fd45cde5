"""After the ready list: from the draft of a hello to its answer, a silence or a no.

Facts can always be told; what is *offered* keeps to waits and checks. Three things hold in every state:

- never two in a row: nothing is offered while the last word is the person's own;
- one hello, ever, until it is about someone else;
- nothing past a closed gate or an end.

``told`` folds the records. It is total: any record may come in any state. Ends take in whatever follows, but
for a message from them after *silence* and *theirs*; a no wins in every order; a second hello, and an own
message, call or visit after the hello, stops it all, whichever machine told of it. ``standing`` adds what is
true at this hour: the review, the gates, how the day is, what time it is where they are.

Readiness is read up to the moment of sending only. The waits are choices of ours; no study sets them.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from nc_tui.practice.kinds import After, Profile, RehearsalRun, Review, ends_run
from nc_tui.practice.kinds.after import NOES, Came
from nc_tui.practice.records import Record, moment_of, order_made
from nc_tui.practice.way import NOTHING_PERSONAL

REST = timedelta(hours=48)
LONG_REST = timedelta(days=7)
BEGUN_AGAIN = 2
"""So often new words begin the ordinary rest again; after that the draft rests a week."""
WINDOW = timedelta(hours=48)
"""How long a check holds."""
DAYLIGHT = (8, 20)
SILENCE = timedelta(days=14)
"""Then no answer is an answer."""
BREATH = timedelta(hours=1)
"""No line back within the hour."""
REHEARSED = timedelta(days=14)
"""A rehearsal of silence is no longer ago than this at the check."""

State = Literal[
    "not-open",
    "words",
    "resting",
    "check",
    "may-go",
    "waiting",
    "your-turn",
    "last-line",
    "their-turn",
    "agreed",
    "kept",
    "silence",
    "no",
    "theirs",
    "in-touch",
    "let-go",
    "stopped",
    "closed",
]
"""``last-line``: what came asks for one friendly line at most, and then the next step is theirs. ``closed``:
a gate was closed after the hello was sent."""
BEFORE: frozenset[State] = frozenset({"not-open", "words", "resting", "check", "may-go", "kept"})
ENDS: frozenset[State] = frozenset(
    {"kept", "silence", "no", "theirs", "in-touch", "let-go", "stopped", "closed"}
)
FOR_GOOD: frozenset[State] = frozenset({"no", "stopped", "closed"})
"""Ends that no message from them opens."""
IN_TOUCH_FROM: frozenset[State] = frozenset({"your-turn", "agreed"})
"""Where the last word is theirs and asks for more: being in touch is no way round waiting or an end."""
Offer = Literal["write", "check", "send", "reply"]
Missing = Literal["calm", "rehearsal", "daylight", "an-hour", "gates"]
"""What an offer still waits for, beside time: a calm day, a rehearsal of silence, daylight where they are, an
hour since it came, an answer to the care questions."""

CRISIS = "crisis"
A_NO = frozenset({"asked-no-contact", NOTHING_PERSONAL})
"""Gates that are a no of theirs."""
LEADS: dict[Came, State] = {
    "warm": "your-turn",
    "asks": "your-turn",
    "other": "your-turn",
    "cool": "last-line",
    "angry": "last-line",
    "someone": "last-line",
    "meet": "agreed",
    "maybe": "theirs",
    "no": "no",
    "not-now": "no",
    "blocked": "no",
}
"""Where each answer leads. A maybe without a time is a no that is hard to say."""


class Told(Struct):
    """What the records tell. Before a hello is sent ``state`` is *words* or *kept*; whether the draft may go
    on isn't the records' to say. ``words`` is the id of the record of the draft's words."""

    state: State = "words"
    let_go: datetime | None = None
    """When it was let go of; None where it wasn't, or was taken up again."""
    words: str | None = None
    begun: int = 0
    """How often words were begun."""
    rests_from: datetime | None = None
    checked: datetime | None = None
    checked_words: str | None = None
    sent: datetime | None = None
    last_word: Literal["mine", "theirs"] | None = None
    last_at: datetime | None = None
    came: Came | None = None
    since: datetime | None = None
    gate: str | None = None
    """The gate that ended it."""
    zone: str | None = None
    awake: tuple[int, int] = DAYLIGHT

    @property
    def bars_beginning(self) -> bool:
        """Whether nothing personal may be begun with them beside it."""
        return self.state in FOR_GOOD or (self.sent is not None and self.state != "in-touch")

    @property
    def in_contact(self) -> bool:
        """Whether the hello is out and it hasn't come to an end."""
        return self.sent is not None and (self.state not in ENDS or self.state == "in-touch")


class Here(Struct, frozen=True):
    """What is true at this hour. ``hello``: both reviews say that a hello could fit, and the list is open.
    ``shut``: a gate is closed, in doubt or unanswered. ``calm`` and ``upset`` are what today's ratings say;
    both are False where there are none. ``hour`` is the hour where they are, None where it can't be told."""

    now: datetime
    hello: bool = False
    shut: bool = False
    calm: bool = False
    upset: bool = False
    hour: int | None = None
    rehearsed: bool = False


class Standing(Struct, frozen=True):
    """Where After stands. ``since`` is when the state began, ``due`` when the rest or the check's window
    ends; ``missing`` says what an offer still waits for."""

    state: State
    offers: frozenset[Offer] = frozenset()
    missing: tuple[Missing, ...] = ()
    since: datetime | None = None
    due: datetime | None = None
    last_word: Literal["mine", "theirs"] | None = None
    came: Came | None = None
    gate: str | None = None
    words: str | None = None


def told(lasting: Iterable[Record], now: datetime) -> Told:
    """What the standing records tell up to ``now``. Others than After's, reviews, profiles and own contact
    play no part, nor does the order in which they are handed in."""
    fold = Told()
    gates: dict[str, set[str]] = {}
    own: list[datetime] = []
    for record in sorted(lasting, key=order_made):
        data = record.data
        if isinstance(data, After):
            if data.step == "anew":
                fold, own = Told(), []
            else:
                _take(fold, record, data)
        elif isinstance(data, Review):
            if data.step in ("letting-go", "taken-back"):
                fold.let_go = moment_of(record) if data.step == "letting-go" else None
        elif isinstance(data, Profile):
            _close(fold, record, data, gates)
            continue
        elif ends_run(data):
            own.append(moment_of(record))
        _stop_by_gate(fold, gates, moment_of(record))
        if fold.sent is not None and any(when > fold.sent for when in own) and fold.state != "in-touch":
            _end(fold, "stopped", max(own))
    _run_out(fold, now)
    return fold


def _take(fold: Told, record: Record, data: After) -> None:
    """Add a step to what was told before it."""
    moment = moment_of(record)
    match data.step:
        case "where":
            fold.zone, fold.awake = data.zone, data.awake or DAYLIGHT
        case "words":
            if fold.sent is None:
                fold.words, fold.rests_from, fold.begun = record.id, moment, fold.begun + 1
                fold.state = "words" if fold.state == "kept" else fold.state
        case "held":
            fold.rests_from, fold.checked = moment, None
        case "checked":
            fold.checked, fold.checked_words = moment, data.of
        case "sent":
            _own_line(fold, moment, hello=True)
        case "replied":
            _own_line(fold, moment, hello=False)
        case "answer":
            _their_line(fold, moment, data.answer or "other")
        case "met":
            _met(fold, moment, data.met or "well")
        case "ended":
            _ended(fold, moment, data.end or "kept")
        case "anew":
            pass


def _own_line(fold: Told, moment: datetime, *, hello: bool) -> None:
    """A line of the person's own: the hello, or one back. One more than theirs is one too many."""
    if fold.sent is None:
        fold.sent, fold.let_go = moment, None
        _end(fold, "waiting", moment)
    elif fold.state == "in-touch" and not hello:
        return
    elif hello or fold.last_word == "mine":
        _end(fold, "stopped", moment)
    elif fold.state == "your-turn":
        _end(fold, "their-turn", moment)
    elif fold.state in ("last-line", "theirs"):
        _end(fold, "theirs", moment)
    fold.last_word, fold.last_at = "mine", moment


def _their_line(fold: Told, moment: datetime, came: Came) -> None:
    if came in NOES:
        _end(fold, "no", moment)
    elif fold.sent is not None and fold.state != "in-touch":
        _end(fold, LEADS[came], moment)
    fold.last_word, fold.last_at, fold.came = "theirs", moment, came


def _met(fold: Told, moment: datetime, how: str) -> None:
    """A meeting that nobody agreed to is a visit; where they had left it open, it is no way round that."""
    if fold.sent is None or fold.state == "in-touch":
        return
    match fold.state:
        case "waiting" | "silence":
            _end(fold, "stopped", moment)
        case "your-turn" | "agreed" if how == "well":
            _end(fold, "in-touch", moment)
        case _:
            _end(fold, "theirs", moment)
    fold.last_word = "mine"


def _ended(fold: Told, moment: datetime, end: str) -> None:
    match end:
        case "kept":
            if fold.sent is None and fold.state == "words":
                fold.words = fold.rests_from = fold.checked = fold.checked_words = None
                fold.begun, fold.since = 0, moment
                fold.state = "kept"
        case "silence" | "theirs":
            if fold.sent is not None and fold.state not in ("silence", "theirs", "in-touch"):
                _end(fold, "silence" if fold.state == "waiting" else "theirs", moment)
        case "in-touch":
            if fold.state in IN_TOUCH_FROM:
                _end(fold, "in-touch", moment)
        case _:
            _end(fold, "stopped", moment)


def _close(fold: Told, record: Record, data: Profile, gates: dict[str, set[str]]) -> None:
    """Keep in mind which gates are closed; one other than *crisis* ends it after the hello."""
    for gate, closed in data.gates.items():
        if closed:
            gates.setdefault(gate, set()).add(record.id)
        else:
            gates.setdefault(gate, set()).difference_update(data.opens)
    _stop_by_gate(fold, gates, moment_of(record))


def _stop_by_gate(fold: Told, gates: dict[str, set[str]], moment: datetime) -> None:
    closed = sorted(gate for gate, answers in gates.items() if answers and gate != CRISIS)
    if fold.sent is None or not closed or fold.state in FOR_GOOD:
        return
    a_no = A_NO.intersection(closed)
    fold.gate = min(a_no) if a_no else closed[0]
    _end(fold, "no" if a_no else "closed", moment)


def _end(fold: Told, state: State, moment: datetime) -> None:
    """Go on to a state, unless an end that is for good stands; a no takes the place of those too."""
    if fold.state not in FOR_GOOD or (state == "no" and fold.state != "no"):
        fold.state, fold.since = state, moment


def _run_out(fold: Told, now: datetime) -> None:
    """What time alone brings: silence after the hello, and the next step is theirs after a line back."""
    since = fold.last_at
    if since is not None and now - since >= SILENCE:
        if fold.state == "waiting":
            fold.state, fold.since = "silence", since + SILENCE
        elif fold.state in ("their-turn", "last-line"):
            fold.state, fold.since = "theirs", since + SILENCE


def is_slip(fold: Told, closed: Collection[str]) -> bool:
    """Whether a hello that is told now is a slip: a second one, or one past an end that is for good or past a
    gate that was ``closed`` by an answer. A crisis forbids nothing that was done in it."""
    return fold.sent is not None or fold.state in FOR_GOOD or any(gate != CRISIS for gate in closed)


def rehearsed_silence(recent: Iterable[Record], now: datetime) -> bool:
    """Whether a silence or a no was rehearsed lately, and gone through."""
    return any(
        (record.data.meets == "silence-or-no" or record.data.end == "silence")
        and record.data.end != "stopped"
        and timedelta(0) <= now - record.at <= REHEARSED
        for record in recent
        if isinstance(record.data, RehearsalRun)
    )


def standing(fold: Told, here: Here) -> Standing:
    """Where After stands at this hour, and what is offered."""
    if fold.let_go is not None and fold.state not in FOR_GOOD:
        return Standing("let-go", since=fold.let_go, last_word=fold.last_word)
    if fold.state in BEFORE:
        return _before(fold, here)
    if fold.state not in ("your-turn", "last-line", "agreed") or fold.last_word != "theirs":
        return Standing(
            fold.state, since=fold.since, last_word=fold.last_word, came=fold.came, gate=fold.gate
        )
    missing = _missing(
        gates=here.shut,
        calm=not here.calm,
        daylight=not _daylight(fold, here),
        an_hour=fold.last_at is None or here.now - fold.last_at < BREATH,
    )
    offers: frozenset[Offer] = frozenset() if missing else frozenset({"reply"})
    return Standing(fold.state, offers, missing, fold.since, None, fold.last_word, fold.came)


def _before(fold: Told, here: Here) -> Standing:
    if not here.hello or here.shut:
        return Standing("kept" if fold.state == "kept" else "not-open", since=fold.since, words=fold.words)
    if fold.words is None or fold.rests_from is None:
        return Standing("words", frozenset({"write"}))
    rest = LONG_REST if fold.begun > BEGUN_AGAIN + 1 else REST
    if here.now - fold.rests_from < rest:
        due = fold.rests_from + rest
        return Standing("resting", frozenset({"write"}), (), fold.rests_from, due, words=fold.words)
    holds = fold.checked is not None and fold.checked_words == fold.words
    if fold.checked is None or not holds or not timedelta(0) <= here.now - fold.checked < WINDOW:
        missing = _missing(calm=not here.calm, rehearsal=not here.rehearsed)
        offers: frozenset[Offer] = frozenset({"write"} if missing else {"write", "check"})
        return Standing("check", offers, missing, fold.rests_from, words=fold.words)
    missing = _missing(calm=here.upset, daylight=not _daylight(fold, here))
    offers = frozenset({"write"} if missing else {"write", "send"})
    return Standing("may-go", offers, missing, fold.checked, fold.checked + WINDOW, words=fold.words)


def _daylight(fold: Told, here: Here) -> bool:
    """Whether they are up, as far as anybody knows; hours that pass midnight are allowed."""
    start, end = fold.awake
    if here.hour is None:
        return False
    return start <= here.hour < end if start <= end else here.hour >= start or here.hour < end


def _missing(
    *,
    gates: bool = False,
    calm: bool = False,
    rehearsal: bool = False,
    daylight: bool = False,
    an_hour: bool = False,
) -> tuple[Missing, ...]:
    found: dict[Missing, bool] = {
        "gates": gates,
        "calm": calm,
        "rehearsal": rehearsal,
        "daylight": daylight,
        "an-hour": an_hour,
    }
    return tuple(name for name, is_missing in found.items() if is_missing)
