"""Records made by hand for the tests of the rules."""

from datetime import date, datetime, time, timedelta, timezone
from itertools import count

from nc_tui.practice.history import History, recent_since
from nc_tui.practice.kinds import Checkin, Data, Slip
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.records import Record, current

TODAY = date(2026, 11, 23)
BERLIN_WINTER = timezone(timedelta(hours=1))
_numbers = count()


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day in a zone one hour east of Greenwich."""
    return datetime.combine(day, time(hour, minute), BERLIN_WINTER)


def made(
    data: Data,
    day: date = TODAY,
    when: datetime | None = None,
    device: str = "laptop",
    replaces: Record | None = None,
) -> Record:
    """A record of ``data`` for a day, made that day at nine unless told otherwise."""
    number = f"{next(_numbers):036d}"
    before = None if replaces is None else replaces.id
    return Record(number, device, when or at(day), day, data.NAME, data, before)


def withdrawal(record: Record, when: datetime | None = None) -> Record:
    """The record that withdraws another one."""
    number = f"{next(_numbers):036d}"
    moment = when or record.at + timedelta(seconds=1)
    return Record(number, record.device, moment, record.day, record.kind, None, record.id)


def history_of(*records: Record, today: date = TODAY) -> History:
    """A history in which all of the records are recent."""
    return History(recent_since(today), current(records))


def ago(days: int) -> date:
    """The day so many days before TODAY."""
    return TODAY - timedelta(days)


def slip(
    day: date, hour: int = 21, minute: int = 0, channel: Channel = "text", device: str = "laptop"
) -> Record:
    """A slip of a day, recorded when it happened."""
    moment = at(day, hour, minute)
    return made(Slip(channel=channel, at_moment=moment), day, moment, device)


def looked_in(first: date, last: date | None = None) -> list[Record]:
    """A sign on each day up to the last, the day before TODAY unless said otherwise, that tells nothing else."""
    last = last or TODAY - timedelta(days=1)
    return [made(Checkin(), first + timedelta(days=number)) for number in range((last - first).days + 1)]
