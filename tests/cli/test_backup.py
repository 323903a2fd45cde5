"""Backing up, restoring and importing from the command line."""

from pathlib import Path

from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"


def backups(home: Path) -> list[Path]:
    return sorted((home / "state" / "backups").glob("*.zip"))


def lose_the_month(home: Path) -> None:
    for path in (home / "data" / "journal").rglob("2026-11.json"):
        path.unlink()


def test_the_first_save_of_a_day_leaves_a_backup_and_reading_leaves_none(nc: Call, home: Path) -> None:
    nc("today")
    nc("status")
    assert backups(home) == []
    nc("log", LISTENING)
    assert [path.name for path in backups(home)] == ["2026-11-23.zip"]


def test_a_state_folder_that_cannot_hold_backups_costs_no_record(nc: Call, home: Path) -> None:
    (home / "state").mkdir(parents=True)
    (home / "state" / "backups").write_text("in the way")
    saved = nc("log", LISTENING)
    assert (saved.status, saved.err) == (0, "")
    assert nc("status", "--json").json["practised_today"]


def test_what_was_lost_is_listed_shown_and_brought_back(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    nc("checkin", "--mood", "5", "--pull", "2")
    nc("backup")
    lose_the_month(home)
    (backup,) = backups(home)
    assert "2 records would be added" in nc("restore").out
    dry = nc("restore", "--dry-run", str(backup))
    assert dry.out.startswith("2 records would be added; 0 are already here.")
    assert not nc("status", "--json").json["practised_today"]
    came = nc("restore", str(backup))
    assert came.status == 0
    assert came.out.startswith("2 records brought back; 0 were already here.")
    assert nc("status", "--json").json["practised_today"]
    assert nc("restore", "--json", str(backup)).json["new"] == 0


def test_settings_come_only_where_there_are_none(nc: Call, home: Path, tmp_path: Path) -> None:
    nc("settings", "rest_days", "3")
    nc("log", LISTENING)
    nc("backup", str(tmp_path / "mine.zip"))
    settings = home / "config" / "settings.toml"
    nc("settings", "rest_days", "1")
    assert not nc("restore", "--json", str(tmp_path / "mine.zip")).json["settings"]
    settings.unlink()
    assert nc("restore", "--json", str(tmp_path / "mine.zip")).json["settings"]
    assert "3" in settings.read_text()


def test_a_file_that_is_there_is_replaced_only_with_force(nc: Call, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_text("mine")
    refused = nc("backup", str(target))
    assert refused.status == 1
    assert "already exists" in refused.complaint
    assert target.read_text() == "mine"
    assert nc("backup", "--force", str(target)).status == 0
    assert target.read_bytes().startswith(b"PK")


def test_not_even_force_replaces_a_backup_that_holds_more_than_the_journal_has_now(
    nc: Call, home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "stick.zip"
    nc("log", LISTENING)
    nc("backup", str(target))
    nc("checkin", "--mood", "5", "--pull", "2")
    assert nc("backup", "--force", str(target)).status == 0
    whole = target.read_bytes()
    lose_the_month(home)
    refused = nc("backup", "--force", str(target))
    assert (refused.status, "Restore it first" in refused.complaint) == (1, True)
    assert target.read_bytes() == whole


def test_what_is_no_backup_is_one_line(nc: Call, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.zip", tmp_path):
        refused = nc("restore", str(path))
        assert refused.status == 1
        assert "Choose another file" in refused.complaint


def test_an_export_moves_a_journal_to_another_home_and_twice_changes_nothing(
    nc: Call, tmp_path: Path
) -> None:
    nc("log", LISTENING, "--note", "said hello")
    nc("undo")
    nc("log", LISTENING, "--note", "said hello again")
    mine, other = tmp_path / "mine.json", tmp_path / "other.json"
    nc("export", "--to", "json", str(mine))
    elsewhere = ("--home", str(tmp_path / "elsewhere"))
    assert nc("import", "--dry-run", str(mine), *elsewhere).out.startswith("3 records would be added")
    assert not (tmp_path / "elsewhere" / "data").exists()
    assert nc("import", str(mine), *elsewhere).out.startswith("3 records added")
    assert nc("import", str(mine), *elsewhere).out.startswith("Nothing is missing here")
    nc("export", "--to", "json", str(other), *elsewhere)
    assert other.read_bytes() == mine.read_bytes()


def test_what_cannot_be_taken_over_is_said_and_the_status_is_1(nc: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format":1,"records":[5]}')
    found = nc("import", str(bad))
    assert found.status == 1
    assert "not taken over: record 1" in found.complaint


DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-20,,,10:00,{},,,hello\n"


def test_what_another_program_kept_comes_with_a_line_for_what_cannot(nc: Call, tmp_path: Path) -> None:
    file = tmp_path / "daylio.csv"
    file.write_text(DAYLIO.format("lonely"))
    dry = nc("import", "--from", "daylio", "--dry-run", str(file))
    assert dry.status == 1
    assert dry.out.startswith("1 record would be added")
    assert "the mood “lonely”" in dry.complaint
    told = nc("import", "--from", "daylio", "--mood", "lonely=2", str(file))
    assert told.status == 0
    assert told.out.startswith("2 records added")
    assert nc("import", "--from", "daylio", "--mood", "lonely=2", str(file)).out.startswith(
        "Nothing is missing"
    )
    log = tmp_path / "log"
    log.write_text("2026-11-20 : Listen : y\n")
    assert nc("import", "--from", "harsh", "--habit", f"Listen={LISTENING}", str(log)).status == 0
    assert "hello" in nc("journal").out


def test_what_is_told_of_an_import_must_make_sense(nc: Call, tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_text("2026-11-20 : Listen : y\n")
    for words, said, status in (
        (("--mood", "a=11"), "0 to 10", 2),
        (("--mood", "lonely"), "NAME=VALUE", 2),
        (("--mood", "lonely=1"), "it is for daylio", 1),
        (("--habit", "Listen=listening-one-open"), "did you mean", 1),
    ):
        refused = nc("import", "--from", "harsh", *words, str(file))
        assert refused.status == status
        assert said in refused.err


def test_where_only_the_settings_come_nothing_is_backed_up_before_it(
    nc: Call, home: Path, tmp_path: Path
) -> None:
    nc("settings", "rest_days", "3")
    nc("log", LISTENING)
    nc("backup", str(tmp_path / "mine.zip"))
    (home / "config" / "settings.toml").unlink()
    came = nc("restore", "--json", str(tmp_path / "mine.zip")).json
    assert (came["settings"], came["saved"]) == (True, None)
    assert [path.name for path in backups(home)] == ["2026-11-23.zip"]


def test_a_backup_that_holds_more_than_there_is_now_stays_and_that_is_said(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    lose_the_month(home)
    nc("checkin", "--mood", "5", "--pull", "2")
    made = nc("backup")
    assert made.status == 1
    assert "2026-11-23.zip, made earlier today, holds more" in made.complaint
    assert [path.name for path in backups(home)] == ["2026-11-23.zip", "2026-11-23~1.zip"]
    assert [line["brings"] for line in nc("restore", "--json").json] == [0, 1]
