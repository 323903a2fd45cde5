"""What someone has said about their situation, put together from the profile records."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from nc_tui.practice.key_dates import KeyDate
from nc_tui.practice.kinds import Profile
from nc_tui.practice.kinds.vocabulary import Topic
from nc_tui.practice.records import Record


def profile_so_far(records: Iterable[Record]) -> Profile:
    """The profile records among the standing ``records`` laid over one another, in the order of their ids:
    on one machine those rise even where its clock goes back. ``dates`` holds no None.

    A gate that was closed stays closed until a record opens that very answer. So neither a clock set back
    nor a "no" from a machine that hadn't heard of the yes opens it, nor a "no" to another question that the
    same record answered.
    """
    said = profiles(records)
    gates: dict[str, bool] = {}
    dates: dict[str, KeyDate | None] = {}
    so_far = Profile()
    for record, profile in said:
        gates.update(profile.gates)
        dates.update(profile.dates)
        if profile.since_kind is not None:
            told = {"date": profile.since, "today": profile.since or record.day, "long-ago": None}
            so_far = replace(so_far, since_kind=profile.since_kind, since=told[profile.since_kind])
        so_far = replace(
            so_far,
            mode=profile.mode or so_far.mode,
            topics=so_far.topics if profile.topics is None else profile.topics,
            focus=profile.focus or so_far.focus,
            buddy=so_far.buddy if profile.buddy is None else profile.buddy,
        )
    gates = {gate: _standing(said, gate) for gate in gates}
    return replace(so_far, gates=gates, dates={key: day for key, day in dates.items() if day is not None})


def agreed_on(records: Iterable[Record], day: date) -> tuple[Topic, ...]:
    """The topics that the user had agreed on by that day, in limited mode; none in the other. Where
    nothing was said by then, what is agreed on now counts."""
    said = tuple(records)
    profile = profile_so_far(record for record in said if record.day <= day)
    if profile.mode is None:
        profile = profile_so_far(said)
    return profile.topics or () if profile.mode == "limited" else ()


def profiles(records: Iterable[Record]) -> list[tuple[Record, Profile]]:
    """The profile records in the order in which they were made."""
    found = [(record, record.data) for record in records if isinstance(record.data, Profile)]
    return sorted(found, key=lambda one: one[0].id)


def opened_by(said: Iterable[tuple[Record, Profile]]) -> frozenset[tuple[str, str]]:
    """What the profile records open, as pairs of the id of an answer (or the key of a doubt) and a gate: a
    record opens something only for the gates to which it says no itself."""
    return frozenset(
        (opened, gate)
        for _, profile in said
        for gate, closed in profile.gates.items()
        if not closed
        for opened in profile.opens
    )


def _standing(said: list[tuple[Record, Profile]], gate: str) -> bool:
    opened = opened_by(said)
    return any(profile.gates.get(gate, False) and (record.id, gate) not in opened for record, profile in said)
