"""What other programs kept is taken over as it was; what can't be is said, a line each, and harms nothing."""

import io
import zipfile
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from nc_tui.journal import archive
from nc_tui.journal.errors import JournalError
from nc_tui.journal.importing import FORMS, read, tables
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import Checkin, Letter, Practice
from tests.journal.examples import MORNING, practice

BERLIN = ZoneInfo("Europe/Berlin")
LISTEN = practice(exercise="listening-01")
DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"


def given(**changes: object) -> Given:
    return msgspec.structs.replace(Given(MORNING, BERLIN), **changes)


def zipped(files: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return content.getvalue()


LOOP = {
    "Habits.csv": 'Position,Name,Type,Question\n001,"Listen, really",YES_NO,\n002,Water,NUMERICAL,\n',
    "Checkmarks.csv": "Date,Listen, really,Water,\n2026-11-22,2,2000,\n",
    "Scores.csv": "Date,Listen, really,Water,\n2026-11-22,0.5,0.5,\n",
    "001 Listen really/Checkmarks.csv": "Date,Value,Notes\n2026-11-22,YES_MANUAL,she smiled\n"
    "2026-11-21,YES_AUTO,\n2026-11-20,NO,\n2026-11-19,SKIP,ill\n2026-11-18,UNKNOWN,\n2026-11-17,2,\n",
    "002 Water/Checkmarks.csv": "Date,Value,Notes\n2026-11-22,2000,\n",
}
EXPORTS = {
    "loop": zipped(LOOP),
    "daylio": (DAYLIO + "2026-11-20,November 20,Friday,23:54,rad,run | tea,A day,Better\n").encode(),
    "jrnl": msgspec.json.encode(
        {"tags": {}, "entries": [{"title": "One.", "body": "Two", "date": "2026-11-20", "time": "09:01"}]}
    ),
    "harsh": b"# mine\n2026-11-20 : Listen, really : y : long talk : 3\n",
}


def data(taken: Taken) -> list[object]:
    return [one.record.data for one in taken.coming]


def letters(taken: Taken) -> list[str | None]:
    return [one.text for one in data(taken) if isinstance(one, Letter)]


# -- Daylio ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("23:54", "23:54"),
        ("11:54 pm", "23:54"),
        ("11:54\u202fPM", "23:54"),
        ("12:05 am", "00:05"),
        ("12:05 p.m.", "12:05"),
        ("7.05", "07:05"),
    ],
)
def test_a_mood_is_a_check_in_at_its_time_in_the_offset_of_that_day(written: str, told: str) -> None:
    raw = f"{DAYLIO}2026-07-20,July 20,Monday,{written},good,,,\n".encode()
    (checkin,) = data(read("daylio", raw, given()))
    assert checkin == Checkin(mood=7, at_moment=datetime.fromisoformat(f"2026-07-20T{told}+02:00"))


def test_an_evening_after_midnight_belongs_to_its_day() -> None:
    raw = f"{DAYLIO}2026-11-21,,,1:30 am,meh,,,slept badly\n".encode()
    assert {one.record.day for one in read("daylio", raw, given()).coming} == {date(2026, 11, 20)}


def test_notes_are_letters_with_their_title_and_activities_and_without_html() -> None:
    rows = '2026-11-20,,,10:00,bad,run | tea,Title,"a<br>b <b>c</b> &amp; d"\n2026-11-20,,,11:00,bad,,,I <3 R&amp;B\n'
    taken = read("daylio", (DAYLIO + rows).encode(), given())
    assert letters(taken) == ["Title\n\na\nb c & d\n\nrun | tea", "I <3 R&amp;B"]
    assert taken.problems == ()


def test_own_moods_are_asked_for_once_each_and_come_when_they_are_told() -> None:
    raw = (DAYLIO + "2026-11-20,,,10:00,Lonely,,,\n2026-11-21,,,10:00,lonely,tea,,\n").encode()
    taken = read("daylio", raw, given())
    assert data(taken) == []
    assert taken.problems[0].startswith("the mood “lonely” (2 times)")
    assert taken.problems[1] == "the activities of 1 entry without a note"
    told = read("daylio", raw, given(moods={"lonely": 0, "glad": 9}))
    assert [one.mood for one in data(told) if isinstance(one, Checkin)] == [0, 0]
    assert told.problems[0] == "--mood: there is no mood “glad” in the file"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-11-24,,,10:00,good,,,", "future"),
        ("2026-02-30,,,10:00,good,,,", "isn't a time"),
        ("2026-11-20,,,25:00,good,,,", "isn't a time"),
        ("2026-11-20,,,13:00 pm,good,,,", "isn't a time"),
        ("0001-01-01,,,00:00,good,,,", "hundred years"),
        ("2026-11-20", "isn't a time"),
    ],
)
def test_a_row_that_cannot_be_is_one_line_and_the_others_come(row: str, said: str) -> None:
    raw = f"{DAYLIO}{row}\n2026-11-20,,,10:00,good,,,\n".encode()
    taken = read("daylio", raw, given())
    assert len(data(taken)) == 1
    assert len(taken.problems) == 1
    assert said in taken.problems[0]
    assert taken.problems[0].startswith("line 2: ")


# -- Loop and harsh ----------------------------------------------------------------------------------


def test_a_habit_counts_only_as_the_exercise_that_is_told_for_it() -> None:
    taken = read("loop", EXPORTS["loop"], given())
    assert [one for one in data(taken) if isinstance(one, Practice)] == []
    assert letters(taken) == ["Listen, really\n\nshe smiled", "Listen, really\n\nill"]
    assert len(taken.problems) == 1
    assert "“Listen, really” (2 days)" in taken.problems[0]
    assert '--habit "Listen, really=EXERCISE-ID"' in taken.problems[0]
    told = read("loop", EXPORTS["loop"], given(habits={"listen, really": LISTEN, "water": LISTEN}))
    days = [one.record.day.day for one in told.coming if isinstance(one.record.data, Practice)]
    assert days == [22, 17]
    assert "1 day skipped" in told.problems[0]
    assert "1 day with an amount" in told.problems[1]
    ids = {one.record.id for one in told.coming}
    assert {one.record.id for one in taken.coming} <= ids  # no text comes a second time


def test_a_zip_without_folders_is_read_by_its_columns() -> None:
    raw = zipped({"Checkmarks.csv": "Date,Listen,Walk,\n2026-11-22,2,0,\n2026-11-21,0,2,\n"})
    taken = read("loop", raw, given(habits={"walk": LISTEN}))
    assert [one.record.day.day for one in taken.coming] == [21]
    assert "“Listen” (1 day)" in taken.problems[0]


def test_harsh_knows_yes_no_and_skipped_and_a_no_is_no_yes() -> None:
    lines = (
        "2026-11-20 : Walk : y :  : \n2026-11-21 : Walk : n : tired : now : 0\n2026-11-22 : Walk : s :\n"
        "2026-11-19 : Walk : y\n2026-11-18 : Walk : maybe\n"
    )
    taken = read("harsh", lines.encode(), given(habits={"walk": LISTEN}))
    found = [one for one in data(taken) if isinstance(one, Practice)]
    assert [one.outcome for one in found] == ["done", "not", "done"]
    assert letters(taken) == ["Walk\n\ntired : now"]
    assert taken.problems[0].startswith("line 5: ")
    assert taken.problems[1] == "the habit “Walk”: 1 day skipped"


def test_a_habit_that_is_not_in_the_file_is_said() -> None:
    taken = read("harsh", EXPORTS["harsh"], given(habits={"lisen": LISTEN}))
    assert "--habit: there is no habit “lisen” in the file" in taken.problems


# -- jrnl --------------------------------------------------------------------------------------------


def test_an_entry_is_a_letter_of_its_time_with_star_and_tags() -> None:
    entry = {
        "title": "A walk @sea",
        "body": "\nCold.\n",
        "date": "2026-11-20",
        "time": "09:01",
        "starred": True,
    }
    raw = msgspec.json.encode({"entries": [entry | {"tags": ["@Sea", "@calm"], "uuid": "X", "creator": {}}]})
    (one,) = read("jrnl", raw, given()).coming
    assert one.record.data == Letter(state="kept", text="A walk @sea *\nCold.\n\n@calm")
    assert one.record.at == datetime.fromisoformat("2026-11-20T09:01+01:00")


def test_a_very_long_entry_is_several_letters_and_loses_nothing() -> None:
    entry = {"title": "x", "body": "é" * 450_000, "date": "2026-11-20", "time": "09:01"}
    taken = read("jrnl", msgspec.json.encode({"entries": [entry, {"title": 3}]}), given())
    assert "".join(text or "" for text in letters(taken)) == "x\n" + "é" * 450_000
    assert len(taken.problems) == 1


# -- all of them -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", EXPORTS)
def test_twice_changes_nothing_wherever_one_is_by_then(journal: Journal, form: str) -> None:
    told = given(habits={"listen, really": LISTEN})
    first = journal.arrival_of(read(form, EXPORTS[form], told).coming)
    assert first.count > 0
    journal.take_in(first, lambda _done, _of: None)
    assert journal.damage() == ()
    later = given(now=MORNING + timedelta(days=9), place=ZoneInfo("Asia/Tokyo"), habits=told.habits)
    assert journal.arrival_of(read(form, EXPORTS[form], later).coming).count == 0


def test_what_was_erased_stays_erased(journal: Journal) -> None:
    coming = read("jrnl", EXPORTS["jrnl"], given()).coming
    journal.take_in(journal.arrival_of(coming), lambda _done, _of: None)
    journal.erase(coming[0].record.id)
    assert journal.arrival_of(coming).count == 0


def test_a_line_that_stands_there_twice_comes_twice() -> None:
    raw = (DAYLIO + "2026-11-20,,,10:00,good,,,\n" * 2).encode()
    assert len({one.record.id for one in read("daylio", raw, given()).coming}) == 2


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"[" * 100_000, b"a,b\n1,2\n"])
def test_what_is_no_such_export_is_refused(form: str, raw: bytes) -> None:
    with pytest.raises(JournalError, match="hoose another file"):
        read(form, raw, given())


@given_by(st.sampled_from(sorted(EXPORTS)), st.data())
def test_whatever_is_in_a_file_gives_records_lines_or_a_refusal(form: str, draw: st.DataObject) -> None:
    raw = bytearray(EXPORTS[form])
    for _change in range(draw.draw(st.integers(1, 4))):
        raw[draw.draw(st.integers(0, len(raw) - 1))] = draw.draw(st.integers(0, 255))
    try:
        taken = read(form, bytes(raw), given())
    except JournalError:
        return
    assert all("\n" not in line for line in taken.problems)


def test_texts_and_lines_cannot_steer_a_terminal() -> None:
    raw = (DAYLIO + "2026-11-20,,,10:00,a\x1b[2Jb,,,x\x1b]52;c;aGk=\x07y\u202ez\n").encode()
    taken = read("daylio", raw, given())
    assert letters(taken) == ["x]52;c;aGk=yz"]
    assert "\x1b" not in "".join(taken.problems)


def test_size_rows_members_and_lines_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (DAYLIO + "x\n" * 500).encode()
    problems = read("daylio", broken, given()).problems
    assert len(problems) == 101
    assert problems[-1] == "and 400 lines more"
    monkeypatch.setattr(tables, "MOST_ROWS", 10)
    with pytest.raises(JournalError, match="more than 10 rows"):
        read("daylio", broken, given())
    monkeypatch.setattr(archive, "LARGEST", 100)
    with pytest.raises(JournalError, match="too large"):
        read("loop", zipped({"Checkmarks.csv": "Date,A,\n" * 100}), given())
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    with pytest.raises(JournalError, match="too many files"):
        read("loop", EXPORTS["loop"], given())


def test_every_form_is_tried_here() -> None:
    assert {"nc-tui", *EXPORTS} == set(FORMS)
