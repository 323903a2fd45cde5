"""``nc-tui settings``."""

import click
from msgspec import structs

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import dim, say, say_json
from nc_tui.cli.usage import open_here, wrong
from nc_tui.practice.settings import Setting, Value, schema
from nc_tui.practice.text import clean_line


@click.command(
    "settings",
    epilog=examples(
        "nc-tui settings",
        "nc-tui settings rest_days",
        "nc-tui settings rest_days 3",
        'nc-tui settings country ""',
        "nc-tui settings --example > settings.toml",
    ),
)
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("value", required=False, metavar="[VALUE]")
@click.option("--example", "as_example", is_flag=True, help="Print a commented settings file to fill in.")
@json_option
@home_option
def command(name: str | None, value: str | None, as_example: bool, as_json: bool) -> None:
    """List the settings, print one, or change one.

    NAME alone prints its value; with VALUE it is saved, and the rest of the file stays as it is.
    """
    if as_example:
        if name is not None or as_json:
            raise wrong("--example stands alone")
        say(open_here(unlocks=False).session.example_settings().removesuffix("\n"))
        return
    made = open_here(unlocks=False)
    if name is None:
        _list(structs.asdict(made.settings), as_json)
        return
    setting = _named(name)
    if value is not None:
        try:
            chosen = setting.parsed(clean_line(value, 60))
        except ValueError as error:
            raise CommandError(clean_line(str(error), 500)) from None
        made.session.choose(structs.replace(made.settings, **{name: chosen}))
    counts: Value = getattr(made.settings, name)
    if as_json:
        say_json(_as_json(setting, counts))
    elif value is not None:
        say(f"Saved: {name} = {_written(counts)}")
    else:
        say(_written(counts))


def _list(values: dict[str, Value], as_json: bool) -> None:
    if as_json:
        say_json([_as_json(setting, values[name]) for name, setting in schema().items()])
        return
    for name, setting in schema().items():
        say(f"{name:<14} {_written(values[name]) or '-':<8} {setting.help}")
        say(dim(f"{'':<24}allowed: {setting.allowed}"))


def _as_json(setting: Setting, value: Value) -> dict[str, Value]:
    keys = {"name": setting.name, "value": value, "default": setting.default}
    return {**keys, "allowed": setting.allowed, "help": setting.help}


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _named(name: str) -> Setting:
    found = schema().get(name)
    if found is None:
        raise CommandError(f"there is no setting “{clean_line(name, 40)}”; there are: {', '.join(schema())}")
    return found
