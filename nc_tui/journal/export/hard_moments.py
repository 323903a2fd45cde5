"""Records of hard moments as lines of the diary (``markdown_form``)."""

from collections.abc import Callable, Iterator
from datetime import date

from nc_tui.practice.key_dates import KeyDate, as_typed
from nc_tui.practice.labels import CHANNELS, GOAL_STATES, LOOKED, MODES, SET_OFFS, TOPICS, URGE_OUTCOMES
from nc_tui.practice.letters import can_be_read
from nc_tui.practice.records import Contact, Data, Goal, Letter, Monitoring, Profile, Slip, Urge, ends_run

Written = tuple[str, tuple[str | None, ...]]
"""A line of facts, and the texts in a person's own words below it."""


def hard_moment(data: Data, today: date) -> Written | None:
    """The line and the texts of a hard moment; None for data of any other kind. A letter that is still
    sealed ``today`` keeps its text to itself."""
    for kind, tell in _TELLING.items():
        if isinstance(data, kind):
            return tell(data, today)
    return None


def _urge(data: Urge, _today: date) -> Written:
    numbers = ", then ".join(str(rating) for rating in (data.rating, *data.ratings))
    parts = [f"An urge: {numbers}", *_when(data)]
    if data.outcome is not None:
        parts.append(URGE_OUTCOMES[data.outcome])
    return _line(parts, data.set_off), (f"Wrote to: {data.who}" if data.who else None, data.note)


def _slip(data: Slip, _today: date) -> Written:
    return _line([f"A slip: {CHANNELS[data.channel]}", *_when(data)], data.set_off), (data.plan, data.note)


def _monitoring(data: Monitoring, _today: date) -> Written:
    return _line([f"Looking them up: {LOOKED[data.channel]}", *_when(data)], None), (data.note,)


def _contact(data: Contact, _today: date) -> Written:
    began = "they got in touch" if data.started == "them" else "I got in touch"
    parts = [f"Contact: {began}", CHANNELS[data.channel], *_when(data)]
    if data.topic is not None:
        parts.append(f"about {TOPICS[data.topic]}")
    parts.append("the run started again" if ends_run(data) else "not a slip")
    return _line(parts, None), (data.note,)


def _letter(data: Letter, today: date) -> Written:
    if data.state == "burned":
        return "An unsent letter: burned", ()
    if data.open_on is not None and not can_be_read(data, today) and data.text is not None:
        return f"An unsent letter: sealed until {data.open_on.isoformat()}", ()
    return "An unsent letter", (data.text,)


def _goal(data: Goal, _today: date) -> Written:
    return f"A goal, {GOAL_STATES[data.state]}", (data.title, data.note)


def _profile(data: Profile, _today: date) -> Written:
    facts = [MODES[data.mode]] if data.mode is not None else []
    if data.topics is not None:
        facts.append(f"topics: {', '.join(TOPICS[topic] for topic in data.topics) or 'none'}")
    if data.since_kind is not None:
        facts.append("a long time ago" if data.since is None else f"since {data.since.isoformat()}")
    facts += [f"{gate}: {'yes' if closed else 'no'}" for gate, closed in data.gates.items()]
    facts += ["a date removed" for entry in data.dates.values() if entry is None]
    dates = tuple(_date(entry) for entry in data.dates.values() if entry is not None)
    facts += ["days to prepare for"] if dates else []
    return f"About the situation: {', '.join(facts) or 'recorded'}", dates


def _date(entry: KeyDate) -> str:
    return f"{entry.title or 'a date'} ({entry.kind}): {as_typed(entry.when)}"


def _when(data: Urge | Slip | Monitoring | Contact) -> Iterator[str]:
    if data.at_moment is not None:
        yield f"at {data.at_moment:%H:%M}"


def _line(parts: list[str], set_off: str | None) -> str:
    return ", ".join([*parts, *([f"set off by {SET_OFFS[set_off]}"] if set_off is not None else [])])


_TELLING: dict[type, Callable[..., Written]] = {
    Urge: _urge,
    Slip: _slip,
    Monitoring: _monitoring,
    Contact: _contact,
    Letter: _letter,
    Goal: _goal,
    Profile: _profile,
}
