"""The file one begins with."""

import re
from pathlib import Path

import pytest

from nc_tui.library.reading import check_folder, load, template
from tests.library.samples import write_files

FILLED = {
    "title": "The plant on the sill",
    "why": "In many tests an if-then plan helped people do what they meant to do.",
    "done_when": "You asked about the plant and heard the whole answer.",
    "easier": "Say good morning and nod at the window.",
    "harder": "Offer to water it while they are away.",
    "reflect": "What did they say first?",
    "if": "If I meet them by the letter boxes",
    "then": "I ask how the plant is doing",
    "carry": "Ask, wait, thank.",
    "unit": "leaves",
    "nothing": "There is nothing from an earlier week yet.",
}


def filled(text: str, skill: str) -> str:
    """The template with every empty text filled in."""
    text = text.replace(f'id = "{skill}-"', f'id = "{skill}-plant-on-the-sill"')
    count = iter(range(99))
    text = re.sub(r'^text = ""', lambda _: f'text = "Do part {next(count)} of it slowly."', text, flags=re.M)
    text = re.sub(r'^say = ""', lambda _: f'say = "Leaf {next(count)}"', text, flags=re.M)
    return re.sub(r'^(\w+) = ""', lambda match: f'{match[1]} = "{FILLED[match[1]]}"', text, flags=re.M)


@pytest.mark.parametrize("skill", list(load(None, None)[0].skills))
def test_the_template_passes_once_it_is_filled_in(own: Path, skill: str) -> None:
    write_files(own, {"mine.toml": filled(template(skill), skill)})
    assert check_folder(own, load(None, None)[0]) == ()


def test_every_kind_of_step_in_the_template_passes_once_it_is_filled_in(own: Path) -> None:
    text = template("warmth")
    # An exercise has at most six steps: first the three and one more, each in its turn.
    begin, *more = text.split("# [[step]]\n")
    assert len(more) == 8
    for step in more:
        step = re.sub("^# ?", "", "# [[step]]\n" + step.partition("\n# A drill")[0], flags=re.M)
        if re.search('kind = "(timer|breathe|earlier|check)"', step):
            written = begin.replace("[[step]]", step + "\n[[step]]", 1)
        else:
            written = begin + step
        write_files(own, {"mine.toml": filled(written, "warmth")})
        assert check_folder(own, load(None, None)[0]) == ()


def test_what_is_not_filled_in_is_named_key_by_key(own: Path) -> None:
    write_files(own, {"mine.toml": template("warmth")})
    keys = {fault.key for fault in check_folder(own, load(None, None)[0])}
    assert {"title", "why", "done_when", "step[1].if", "step[2].carry", "step[3].text"} <= keys


def test_the_template_names_every_key_and_kind_there_is() -> None:
    text = template("warmth")
    for word in (
        "safety",
        "read",
        "timer",
        "breathe",
        "write",
        "list",
        "count",
        "rate",
        "plan",
        "go",
        "aim",
        "when",
        "check",
        "piles",
        "earlier",
        "buddy",
        "any_day",
        "variation",
    ):
        assert re.search(rf"\b{word}\b", text), word
    for word in ("alone", "stranger", "rehearsal", "street", "group", "here", "out"):
        assert word in text
