"""The way to the other person: what closes it, what opens it, and where nobody can know.

A care answer closes a gate or leaves it open. **Unknown closes**: where an answer may have been lost, its
gate is *in doubt*, and that is as good as closed until the question is answered anew. A doubt has a key; an
answer "no" that names the key under ``opens`` settles it for the gates it answers, and for no other. A yes
that stands is opened in the same way, by its record's id.

What was answered is also sealed outside the journal (``SealedFacts``), so that what vanished is noticed:

=================  ====================================  ====================================================
sealed facts       journal                               then
=================  ====================================  ====================================================
none               sound                                 no doubt; what it says is sealed now
none               none                                  a newcomer: unanswered, no doubt
none               damaged, or holds newer records       each gate that the damage may touch is in doubt
an answer          holds that record                     no doubt, also where it was withdrawn or edited
an answer          lacks it, whatever the reason         its gates are in doubt; a sealed yes is still a yes
damaged            sound, the gate is answered in it     no doubt; sealed anew
damaged            the gate is not answered in it        in doubt: something was answered once
=================  ====================================  ====================================================

A sealed yes that the journal lacks is closed as a yes is: only a record that names it opens it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.profile import opened_by, profile_so_far, profiles
from nc_tui.practice.records import Record

NOTHING_PERSONAL = "nothing-personal"
"""The gate that an answer of theirs closes: nothing personal, only what is needed. It is never asked in
advance; unanswered it is open. Practical contact stays open where nothing else is closed."""
ASKED = ("crisis", "fear-or-violence", "legal-order", "asked-no-contact", "workaround")
"""The gates that are asked in advance."""
GATES = (*ASKED, NOTHING_PERSONAL)
"""The gates, the most pressing first: where several are closed, this order says which page is shown."""

Why = Literal["damaged", "newer", "missing", "seal"]
REASONS: Mapping[Why, str] = {
    "damaged": "Part of the journal is damaged, and one of your answers may be in that part.",
    "newer": "A newer nc-tui has written something that this one can't read, and it may be an answer.",
    "missing": "This was answered before, and the answer is no longer in the journal.",
    "seal": "The copy of your answers is damaged, and the journal doesn't hold this one.",
}
"""Each reason for a doubt, in words."""
ANEW = "Until you answer again, the ready list stays closed."
"""What follows from any of them."""


class Doubt(Struct, frozen=True):
    """Something that may have been an answer. ``gates`` are those it may concern, None where it may be any;
    ``yes`` those that it is known to have closed. ``record`` is the id of the record, where it is known."""

    key: str
    why: Why
    gates: frozenset[str] | None = None
    yes: frozenset[str] = frozenset()
    record: str | None = None


class SealedFacts(Struct, frozen=True):
    """What was answered, as it is kept outside the journal: by record id, each gate with whether it was
    closed. ``unsure`` are gates that may have been answered when an earlier seal was damaged."""

    answers: dict[str, dict[str, bool]] = {}
    unsure: tuple[str, ...] = ()


class Way(Struct, frozen=True):
    """Which gates are closed. ``answers`` is what stands in the journal and in the sealed facts; ``doubts``
    holds, by gate, what isn't settled; ``closings`` the ids and keys that a no has to name to open it."""

    answers: dict[str, bool]
    doubts: dict[str, tuple[Doubt, ...]]
    closings: dict[str, tuple[str, ...]]

    @property
    def gates(self) -> dict[str, bool]:
        """Whether each gate is closed, in doubt or by an answer; one that nobody spoke of is missing."""
        return self.answers | dict.fromkeys(self.doubts, True)

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """The gates that are in doubt, in their order."""
        return tuple(gate for gate in _ordered(self.doubts) if gate in self.doubts)

    def closed(self) -> tuple[str, ...]:
        """The closed gates: those that were answered with yes first, then those that are only in doubt."""
        shut = [gate for gate in _ordered(self.gates) if self.gates[gate]]
        return tuple(sorted(shut, key=lambda gate: not self.answers.get(gate, False)))

    def unanswered(self) -> tuple[str, ...]:
        """The gates that are asked in advance and that nobody spoke of."""
        return tuple(gate for gate in ASKED if gate not in self.gates)

    def standing(self, gate: str) -> bool | None:
        """Whether a gate is closed; None where it is asked in advance and nobody spoke of it."""
        return self.gates.get(gate, None if gate in ASKED else False)

    def is_closed(self) -> bool | None:
        """Whether all contact is: True where a gate is closed or in doubt, None where a question is still
        unanswered, else False. *Nothing personal* leaves practical contact open and plays no part."""
        if any(closed for gate, closed in self.gates.items() if gate != NOTHING_PERSONAL):
            return True
        return None if self.unanswered() else False

    def reasons(self, gate: str) -> tuple[str, ...]:
        """Why a gate is in doubt, each reason once, in words."""
        return tuple(dict.fromkeys(REASONS[doubt.why] for doubt in self.doubts.get(gate, ())))

    def doubt_words(self) -> str:
        """Why the way is closed where it is in doubt: each reason once; empty where nothing is in doubt."""
        return " ".join(dict.fromkeys(why for gate in self.in_doubt for why in self.reasons(gate)))

    def was_yes(self, gate: str) -> bool:
        """Whether the gate was closed by a yes as far as anybody knows, so that a no has to be meant."""
        return self.answers.get(gate, False)


def way(records: Iterable[Record], doubts: Iterable[Doubt]) -> Way:
    """The way by the standing ``records`` and by what is in doubt about them."""
    said = profiles(records)
    opened = opened_by(said)
    answers = dict(profile_so_far(record for record, _ in said).gates)
    open_doubts: dict[str, tuple[Doubt, ...]] = {}
    closings = {
        gate: tuple(r.id for r, profile in said if profile.gates.get(gate) and (r.id, gate) not in opened)
        for gate in answers
    }
    for doubt in doubts:
        for gate in GATES if doubt.gates is None else _ordered(doubt.gates):
            if (doubt.key, gate) in opened:
                continue
            open_doubts[gate] = (*open_doubts.get(gate, ()), doubt)
            closings[gate] = (*closings.get(gate, ()), doubt.key)
            if gate in doubt.yes:
                answers[gate] = True
    return Way(answers, open_doubts, closings)


def answers_in(records: Iterable[Record]) -> dict[str, dict[str, bool]]:
    """What the standing records answer, by their ids."""
    return {record.id: profile.gates for record, profile in profiles(records) if profile.gates}


def missing(sealed: SealedFacts, known: Collection[str]) -> tuple[str, ...]:
    """The ids of sealed answers that are none of the ``known`` records."""
    return tuple(one for one in sealed.answers if one not in known)


def weighed(found: Iterable[Doubt], sealed: SealedFacts, gone: Collection[str]) -> tuple[Doubt, ...]:
    """The doubts about a journal: what was ``found`` in it, made exact where the sealed facts know the
    record, and the sealed answers that are ``gone`` from it."""
    doubts = []
    told = set()
    for doubt in found:
        if doubt.record in gone and doubt.record is not None:
            told.add(doubt.record)
            doubts.append(_sealed_doubt(doubt.record, doubt.why, sealed))
        else:
            doubts.append(doubt)
    doubts += [_sealed_doubt(one, "missing", sealed) for one in gone if one not in told]
    if sealed.unsure:
        doubts.append(Doubt("seal", "seal", frozenset(sealed.unsure)))
    return tuple(dict.fromkeys(doubts))


def sealed_after(
    sealed: SealedFacts | None, standing: Mapping[str, dict[str, bool]], gone: Collection[str]
) -> SealedFacts:
    """What to seal once a journal was read in which these answers are ``standing`` and these sealed ones
    ``gone``. ``sealed`` is None where the earlier seal was damaged: then every gate that the journal doesn't
    answer may have been answered."""
    if sealed is None:
        answered = {gate for gates in standing.values() for gate in gates}
        return SealedFacts(dict(standing), tuple(gate for gate in GATES if gate not in answered))
    kept = {one: gates for one, gates in sealed.answers.items() if one in gone}
    return replace(sealed, answers=kept | dict(standing))


def _sealed_doubt(record: str, why: Why, sealed: SealedFacts) -> Doubt:
    gates = sealed.answers[record]
    return Doubt(record, why, frozenset(gates), frozenset(one for one in gates if gates[one]), record)


def _ordered(gates: Iterable[str]) -> tuple[str, ...]:
    known = frozenset(gates)
    return (*(gate for gate in GATES if gate in known), *sorted(known - {*GATES}))
