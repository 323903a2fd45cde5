"""The settings file: people's comments stay, and a mistake costs only itself."""

from pathlib import Path

import pytest

from nc_tui.journal.folders import Folders
from nc_tui.journal.settings_file import read_settings, write_settings
from nc_tui.practice.settings import Settings


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
        write_settings(place, settings)
        assert read_settings(place) == (settings, None)
    assert (place.config / "settings.toml").stat().st_mode & 0o777 == 0o600


def test_comments_and_order_stay(place: Folders) -> None:
    path = put(place, b"# mine\ntheme = 'dawn' # by day\n\n# lazy\nrest_days = 3\n")
    write_settings(place, Settings(rest_days=1, theme="dusk", country="GB"))
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
    write_settings(place, Settings(rest_days=1))
    assert read_settings(place) == (Settings(rest_days=1), None)
    assert path.with_name("settings.toml.bad").read_bytes() == b"theme = \n# my notes"
