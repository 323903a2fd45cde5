"""``nc-tui settings``, and the README's list, which both follow from the one schema."""

from pathlib import Path

import pytest
from msgspec.structs import asdict

from nc_tui.practice.settings import Setting, Settings, schema
from tests.cli.conftest import Call

README = Path(__file__).parents[2] / "README.md"
TABLE = ["| setting | what it says | allowed | default |", "|---|---|---|---|"]


def row(setting: Setting) -> str:
    """The setting's line in the README's list, which says numbers and words as the file has them."""
    default = "none" if setting.default == "" else str(setting.default).lower()
    allowed = setting.allowed if "matches" not in setting.allowed else "see left"
    return f"| `{setting.name}` | {setting.help} | {allowed} | {default} |"


def test_the_list_names_every_setting_with_its_value(nc: Call) -> None:
    out = nc("settings").out
    assert [line.split()[0] for line in out.splitlines() if not line.startswith(" ")] == list(schema())
    found = nc("settings", "--json").json
    assert {setting["name"]: setting["value"] for setting in found} == asdict(Settings())
    assert {key for setting in found for key in setting} == {"name", "value", "default", "allowed", "help"}


def test_a_value_is_saved_and_the_rest_of_the_file_stays(nc: Call, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    path = home / "config" / "settings.toml"
    path.write_text("theme = 'dawn' # mine\n")
    assert nc("settings", "rest_days", "3").out == "Saved: rest_days = 3\n"
    assert nc("settings", "rest_days").out == "3\n"
    assert nc("settings", "rest_days", "--json").json["value"] == 3
    assert "# mine" in path.read_text()
    assert nc("settings", "theme").out == "dawn\n"


@pytest.mark.parametrize(
    ("name", "typed", "counts"),
    [("country", "GB", "GB"), ("country", "", ""), ("welcomed", "yes", "true"), ("days", "hidden", "hidden")],
)
def test_every_kind_of_value_can_be_typed(nc: Call, name: str, typed: str, counts: str) -> None:
    assert nc("settings", name, typed).status == 0
    assert nc("settings", name).out == f"{counts}\n"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("rest_days", "4"), ["rest_days", "0 to 3"]),
        (("rest_days", "two"), ["0 to 3"]),
        (("rest_days", "9" * 5000), ["0 to 3"]),
        (("days", "maybe"), ["shown", "hidden"]),
        (("colour",), ["no setting", "rest_days"]),
        (("welcomed", "1"), ["true, false"]),
    ],
)
def test_what_is_not_allowed_is_said_in_one_line_and_nothing_is_saved(
    nc: Call, home: Path, words: tuple[str, ...], names: list[str]
) -> None:
    shown = nc("settings", *words)
    assert shown.status == 1
    assert all(name in shown.complaint for name in names)
    assert not (home / "config").exists()


def test_the_example_is_a_settings_file(nc: Call) -> None:
    out = nc("settings", "--example").out
    assert all(f"# {name} = " in out for name in schema())
    assert nc("settings", "rest_days", "--example").status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("status",),
        ("status", "--json"),
        ("ready",),
        ("log", "listening-one-open-question"),
        ("settings",),
    ],
)
def test_every_command_says_that_settings_are_ignored(nc: Call, home: Path, words: tuple[str, ...]) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("rest_days = 9\n")
    for _ in range(2):
        shown = nc(*words)
        assert shown.status == 0
        assert "rest_days can't be 9" in shown.complaint


def test_the_readme_lists_the_settings_as_the_schema_has_them() -> None:
    table = "\n".join([*TABLE, *(row(setting) for setting in schema().values())])
    assert table in README.read_text()
