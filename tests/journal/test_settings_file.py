"""The settings file: people's comments stay, and a mistake costs only itself."""

import os
from pathlib import Path

import pytest
from msgspec.structs import asdict

from nc_tui.journal.folders import Folders
from nc_tui.journal.settings_file import change_settings, example, read_settings
from nc_tui.practice.settings import Settings, schema


def put(place: Folders, content: bytes) -> Path:
    place.config.mkdir(parents=True)
    path = place.config / "settings.toml"
    path.write_bytes(content)
    return path


def test_without_a_file_the_defaults_count_and_nothing_is_made(place: Folders, home: Path) -> None:
    assert read_settings(place) == (Settings(), None)
    assert not home.exists()


def test_what_is_written_is_read(place: Folders) -> None:
    for settings in (
        Settings(rest_days=0, theme="dawn", country="DE"),
        Settings(numbers="hidden"),
        Settings(),
    ):
        assert change_settings(place, asdict(settings)) == (settings, None)
        assert read_settings(place) == (settings, None)
    assert (place.config / "settings.toml").stat().st_mode & 0o777 == 0o600


def test_comments_and_order_stay(place: Folders) -> None:
    path = put(place, b"# mine\ntheme = 'dawn' # by day\n\n# lazy\nrest_days = 3\n")
    change_settings(place, {"rest_days": 1, "theme": "dusk", "country": "GB"})
    text = path.read_text()
    assert "# mine" in text
    assert "# by day" in text
    assert text.index("theme") < text.index("# lazy") < text.index("rest_days")
    assert read_settings(place) == (Settings(rest_days=1, theme="dusk", country="GB"), None)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"rest_days = 9", ["rest_days", "0 to 3"]),
        (b"rest_days = true", ["rest_days", "0 to 3"]),
        (b"rollover_hour = 'four'", ["rollover_hour", "0 to 12"]),
        (b"numbers = 'maybe'", ["numbers", "shown", "hidden"]),
        (b"country = 'Germany'", ["country", "[A-Z]{2}"]),
        (b"theme = 3", ["theme", "allowed"]),
        (b"colour = 'red'", ["colour", "rest_days", "theme"]),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed_and_the_others_count(
    place: Folders, content: bytes, names: list[str]
) -> None:
    key = content.split()[0]
    path = put(place, content + b"\n" + (b"theme = 'dawn'" if key != b"theme" else b"rest_days = 1"))
    settings, line = read_settings(place)
    assert settings == (Settings(theme="dawn") if key != b"theme" else Settings(rest_days=1))
    assert line is not None
    assert "\n" not in line
    for name in [str(path), *names]:
        assert name in line


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"[" * 5000, b"a" * 70_000, b"x = '\x1b[2J'"])
def test_an_unreadable_file_gives_the_defaults_and_one_line(place: Folders, content: bytes) -> None:
    path = put(place, content)
    settings, line = read_settings(place)
    assert settings == Settings()
    assert line is not None
    assert line.isprintable()
    assert str(path) in line


def test_writing_over_a_file_that_is_no_toml_keeps_it_beside(place: Folders) -> None:
    path = put(place, b"theme = \n# my notes")
    change_settings(place, {"rest_days": 1})
    assert read_settings(place) == (Settings(rest_days=1), None)
    assert path.with_name("settings.toml.bad").read_bytes() == b"theme = \n# my notes"


def test_a_change_leaves_what_somebody_else_changed_meanwhile(place: Folders) -> None:
    path = put(place, b"rest_days = 1\n")
    assert read_settings(place)[0].rest_days == 1
    path.write_bytes(b"rest_days = 3\n# by hand\n")
    settings, fault = change_settings(place, {"theme": "dawn"})
    assert (settings.rest_days, settings.theme, fault) == (3, "dawn", None)
    assert b"# by hand" in path.read_bytes()


def test_a_byte_order_mark_is_no_fault(place: Folders) -> None:
    path = put(place, b"\xef\xbb\xbfrest_days = 1\n# mine\n")
    assert read_settings(place) == (Settings(rest_days=1), None)
    assert change_settings(place, {"country": "GB"}) == (Settings(rest_days=1, country="GB"), None)
    assert b"# mine" in path.read_bytes()
    assert not path.with_name("settings.toml.bad").exists()


def test_a_link_stays_and_the_file_behind_it_is_changed(place: Folders, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "nc.toml"
    target.parent.mkdir()
    target.write_text("rest_days = 1\n")
    place.config.mkdir(parents=True)
    (place.config / "settings.toml").symlink_to(target)
    change_settings(place, {"theme": "dawn"})
    assert (place.config / "settings.toml").is_symlink()
    assert "dawn" in target.read_text()


def test_a_link_to_nothing_is_said(place: Folders) -> None:
    place.config.mkdir(parents=True)
    (place.config / "settings.toml").symlink_to("nowhere.toml")
    settings, line = read_settings(place)
    assert settings == Settings()
    assert line is not None
    assert "link to nothing" in line


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_said_and_never_waited_for(place: Folders) -> None:
    place.config.mkdir(parents=True)
    os.mkfifo(place.config / "settings.toml")
    settings, line = read_settings(place)
    assert settings == Settings()
    assert line is not None
    assert "isn't a file" in line


def test_the_example_names_every_setting_and_sets_none_until_its_mark_is_taken_away(place: Folders) -> None:
    path = put(place, example().encode())
    assert read_settings(place) == (Settings(), None)
    lines = example().splitlines()
    assert [line.split(" = ")[0] for line in lines if " = " in line] == [f"# {name}" for name in schema()]
    path.write_text("\n".join(line.removeprefix("# ") if " = " in line else line for line in lines))
    assert read_settings(place) == (Settings(), None)
