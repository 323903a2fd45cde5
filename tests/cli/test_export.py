"""The journal written out: complete, safe in a spreadsheet, readable as a diary."""

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nc_tui.journal.export.csv_form import COLUMNS
from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"
NAMING = "steadying-name-place-rate"
HOSTILE = '=HYPERLINK("http://x")\n[@click=app.quit]x[/] **bold** <b> \x1b]52;c;aGk=\x07 \u202e שלום 👩‍🌾'
CLEAN = '=HYPERLINK("http://x")\n[@click=app.quit]x[/] **bold** <b> ]52;c;aGk=  שלום 👩‍🌾'


@pytest.fixture
def filled(nc: Call) -> Call:
    """A journal with a correction, a withdrawn record and an unlucky note."""
    nc("log", LISTENING, "--note", HOSTILE, "--with", "@anna", "--after", "3")
    nc("log", LISTENING, "--outcome", "partly", "--note", HOSTILE, "--with", "@anna", "--after", "3")
    nc("log", NAMING, "--day", "yesterday")
    nc("undo")
    return nc


def test_json_holds_everything_with_what_was_corrected_and_withdrawn(filled: Call) -> None:
    found = json.loads(filled("export", "--to", "json").out)
    assert list(found) == ["format", "program", "exported", "titles", "records"]
    assert found["titles"][LISTENING] == "One open question"
    records = found["records"]
    assert all(
        list(one)
        == ["id", "device", "at", "day", "kind", "data", "replaces", "restores", "erased", "standing"]
        for one in records
    )
    assert len(records) == 4
    standing = [one for one in records if one["standing"]]
    assert len(standing) == 1
    assert standing[0]["data"]["note"] == CLEAN
    assert standing[0]["data"]["outcome"] == "partly"
    assert [one["data"] for one in records if one["data"] is None] == [None]
    assert standing[0]["replaces"] == records[0]["id"]


def test_no_cell_is_a_formula(filled: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("export", "--to", "csv").out)))
    assert len(rows) == 1
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["note"] == "'" + CLEAN
    assert rows[0]["with"] == "'@anna"
    assert (rows[0]["day"], rows[0]["kind"], rows[0]["after"], rows[0]["before"]) == (
        "2026-11-23",
        "practice",
        "3",
        "",
    )


def test_the_diary_shows_notes_as_they_were_written(filled: Call) -> None:
    diary = filled("export", "--to", "md").out
    assert "## Mon 23 Nov 2026" in diary
    assert "### One open question: partly" in diary
    assert "listening, stranger, with @anna, after 3" in diary
    assert r"> \[@click=app.quit\]x\[/\] \*\*bold\*\* \<b\>" in diary
    assert "Sun 22 Nov" not in diary, "a withdrawn record is no part of the diary"
    assert "\x1b" not in diary
    assert "\u202e" not in diary


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_a_file_is_private_whole_and_never_overwritten_unasked(
    filled: Call, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"diary.{form}"
    assert filled("export", "--to", form, str(target)).out == f"Saved: {target}\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text() == filled("export", "--to", form).out
    target.write_text("mine")
    refused = filled("export", "--to", form, str(target))
    assert refused.status == 1
    assert "--force" in refused.complaint
    assert target.read_text() == "mine"
    assert filled("export", "--to", form, "--force", str(target)).status == 0
    assert target.read_text() != "mine"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".diary")] == []


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_an_empty_journal_exports_too(nc: Call, form: str) -> None:
    shown = nc("export", "--to", form)
    assert shown.status == 0
    assert shown.out
    assert shown.err == ""


def test_a_place_that_is_no_file_is_refused(nc: Call, tmp_path: Path) -> None:
    for target in (str(tmp_path), "/dev/null"):
        shown = nc("export", "--to", "md", "--force", target)
        assert shown.status == 1
        assert "isn't a file" in shown.complaint
    assert "Check the folder" in nc("export", "--to", "md", str(tmp_path / "no" / "such" / "x.md")).complaint


def test_the_form_must_be_one_of_three(nc: Call) -> None:
    shown = nc("export", "--to", "xml")
    assert shown.status == 2
    assert "json" in shown.complaint
    assert nc("export").status == 2


def test_every_kind_of_record_has_its_place_in_every_form() -> None:
    from datetime import date, datetime

    from nc_tui.journal.export import FORMS, export
    from nc_tui.practice.kinds import Carry, Checkin, Data, Goal, Profile, Review, Swap, Urge
    from nc_tui.practice.records import Record

    at = datetime.fromisoformat("2026-11-23T07:30+01:00")
    made: list[Data] = [
        Checkin(mood=6, pull=2, offered=(LISTENING, NAMING)),
        Carry(exercise=LISTENING, plan="If I pay, I ask", predicted=4),
        Swap(exercise=NAMING, instead_of=LISTENING),
        Profile(gates={"crisis": False}),
        Review(step="review", reasons={"accept-ending": "I *know*"}),
        Urge(rating=8, ratings=(6, 3), outcome="ridden", note="long tram ride"),
        Goal(title="choir", state="going"),
    ]
    records = [
        Record(f"{number:036}", "here", at, date(2026, 11, 23), data.NAME, data)
        for number, data in enumerate(made)
    ]
    shown = {form: export(form, records, {LISTENING: "One open question"}, at).decode() for form in FORMS}
    diary = shown["md"]
    assert "Check-in: mood 6, pull 2" in diary
    assert "Taken with you: One open question, predicted 4\n\n> If I pay, I ask" in diary
    assert f"Swapped: {NAMING} instead of One open question" in diary
    assert "crisis" in diary
    assert "> accept-ending: I \\*know\\*" in diary
    assert "An urge: 8" in diary
    assert "> long tram ride" in diary
    assert "> choir" in diary
    assert len(list(csv.DictReader(io.StringIO(shown["csv"])))) == len(made)
    assert [one["kind"] for one in json.loads(shown["json"])["records"]] == [one.kind for one in records]


KILLED = """
import os, sys
from pathlib import Path
from nc_tui.journal import durable
os.fsync = lambda handle: os._exit(9)
durable.write_outside(Path(sys.argv[1]), b"private")
"""


def test_an_export_that_is_killed_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except (AttributeError, OSError):
        pytest.skip("the file system has no nameless files")
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder / "diary.md")], check=False)
    assert done.returncode == 9
    assert list(folder.iterdir()) == []


def test_a_link_stays_and_the_file_behind_it_is_replaced(filled: Call, tmp_path: Path) -> None:
    target, link = tmp_path / "real.md", tmp_path / "link.md"
    target.write_text("old")
    link.symlink_to(target)
    assert filled("export", "--to", "md", "--force", str(link)).status == 0
    assert link.is_symlink()
    assert target.read_text() == filled("export", "--to", "md").out


def test_the_help_says_what_every_form_is_good_for(nc: Call) -> None:
    from nc_tui.journal.export import FORMS

    shown = " ".join(nc("export", "--help").out.split())
    assert all(f"{name} {form.about}" in shown for name, form in FORMS.items())


def test_days_and_kinds_select_what_is_written(nc: Call) -> None:
    nc("log", NAMING, "--day", "-3")
    nc("log", LISTENING)
    nc("checkin", "--mood", "5", "--pull", "1")

    def read(*words: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(nc("export", "--to", "csv", *words).out)))

    assert len(read()) == 3
    assert [row["kind"] for row in read("--from", "today", "--kind", "practice")] == ["practice"]
    assert [row["exercise"] for row in read("--to-day", "yesterday")] == [NAMING]
    assert read("--kind", "urge", "--kind", "slip") == []
    assert len(json.loads(nc("export", "--to", "json", "--from", "-1").out)["records"]) == 2
    assert "Fri 20 Nov" not in nc("export", "--to", "md", "--from", "today").out


def test_a_range_that_is_no_day_is_refused_by_the_option_s_name(nc: Call) -> None:
    assert "--from" in nc("export", "--to", "csv", "--from", "soon").complaint
    assert "--to-day" in nc("export", "--to", "csv", "--to-day", "2026-13-01").complaint


def test_times_stand_in_utc_too_and_excel_gets_its_mark(nc: Call, tmp_path: Path) -> None:
    nc("log", LISTENING, "--note", "schön")
    target = tmp_path / "x.csv"
    nc("export", "--to", "csv", "--excel", str(target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbfday,at,at_utc,")
    (row,) = csv.DictReader(io.StringIO(target.read_text("utf-8-sig")))
    assert row["at_utc"] == "2026-11-23T06:30:00+00:00"
    assert nc("export", "--to", "md", "--excel").status == 2


def test_the_lines_for_pandas_in_the_readme_read_the_export(nc: Call, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    (snippet,) = re.findall(r"```python\n(import pandas.*?)```", readme, re.DOTALL)
    nc("log", LISTENING)
    nc("checkin", "--mood", "5", "--pull", "1")
    nc("export", "--to", "csv", str(tmp_path / "nc-tui.csv"))
    done = subprocess.run(
        [sys.executable, "-c", snippet], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "5" in done.stdout
