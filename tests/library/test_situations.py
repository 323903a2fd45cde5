"""Reading guides, and each kind of fault on files that have it."""

from pathlib import Path

import pytest

from nc_tui.library.situations import Known, read_situations

KNOWN = Known(exercises={"steadying-something-warm"}, skills={"steadying"}, sources={"marshall-2012"})

CHECK = """
id = "calm"
title = "Calm enough?"
kind = "self-check"
words = ["calm"]
rows = [4]
[[page]]
id = "feeling"
text = "Is it loud?"
choices = [{ label = "No", to = "steady" }, { label = "Yes", to = "ride" }]
[[page]]
id = "steady"
text = "Steady."
ending = { now = ["Go on."], passes = true }
[[page]]
id = "ride"
text = "Ride it first."
ending = { now = ["Ride it."], record = "urge" }
"""

SOUND = """
id = "wrote"
title = "They wrote"
kind = "guide"
words = ["message"]
rows = [7]
sources = ["marshall-2012"]
[[page]]
id = "what"
text = "What is it?"
choices = [{ label = "Personal", to = "holding", check = "calm" }, { label = "Nothing", to = "leave" }]
[[page]]
id = "holding"
text = "A short reply is fair."
about_them = true
contact = true
closed_to = "closed"
ending = { now = ["Send it once."], note = "Thank you. I need time." }
[[page]]
id = "leave"
text = "Leave it."
ending = { now = ["Phone away."], exercise = "steadying-something-warm", help = ["crisis"], guide = "calm" }
[[page]]
id = "closed"
text = "The way is closed."
ending = { now = ["Something warm."], exercise = "steadying" }
"""


def folder_of(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "situations"
    folder.mkdir()
    for number, (name, text) in enumerate(files.items(), start=1):
        (folder / f"{number:02}-{name}.toml").write_text(text, encoding="utf-8")
    return folder


def faults_of(tmp_path: Path, wrote: str, calm: str = CHECK) -> list[str]:
    _, faults = read_situations(folder_of(tmp_path, calm=calm, wrote=wrote), KNOWN)
    return [str(fault) for fault in faults]


def test_sound_guides_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    guides, faults = read_situations(folder_of(tmp_path, calm=CHECK, wrote=SOUND), KNOWN)
    assert faults == ()
    assert list(guides) == ["calm", "wrote"]
    assert guides["wrote"].pages[1].contact


BROKEN = {
    "an unknown key": (
        'title = "They wrote"',
        'titles = "They wrote"',
        "titles: is an unknown key; did you mean title?",
    ),
    "an unknown kind": ('kind = "guide"', 'kind = "story"', "kind: “story” isn't one of the allowed words"),
    "a page text that is too long": ('text = "Leave it."', f'text = "{"a" * 421}"', "page[3].text: has 421"),
    "a label that is too long": ('label = "Nothing"', f'label = "{"a" * 61}"', "choices[2].label: has 61"),
    "a note that is too long": ("I need time.", "a" * 500, "page[2].ending"),
    "an unknown record": (
        'help = ["crisis"]',
        'record = "win"',
        "page[3].ending",
    ),
    "a row outside the table": ("rows = [7]", "rows = [20]", "rows[1]: 20 is above the most"),
    "an id that isn't the file's name": (
        'id = "wrote"',
        'id = "rote"',
        "id: “rote” must be the file's name after its number",
    ),
    "a dead end": (
        '[[page]]\nid = "leave"\ntext = "Leave it."\nending = { now = ["Phone away."], '
        'exercise = "steadying-something-warm", help = ["crisis"], guide = "calm" }',
        '[[page]]\nid = "leave"\ntext = "Leave it."',
        "page leave: is a dead end",
    ),
    "an ending with choices": (
        'text = "Leave it."',
        'text = "Leave it."\nchoices = [{ label = "Go", to = "closed" }]',
        "page leave: is an ending, so it can have no choices",
    ),
    "a page that can't be reached": (
        'label = "Nothing", to = "leave"',
        'label = "Nothing", to = "closed"',
        "page leave: can't be reached",
    ),
    "a loop without an ending": (
        '[[page]]\nid = "leave"\ntext = "Leave it."\nending = { now = ["Phone away."], '
        'exercise = "steadying-something-warm", help = ["crisis"], guide = "calm" }',
        '[[page]]\nid = "leave"\ntext = "Leave it."\nchoices = [{ label = "Once more", to = "leave" }]',
        "page leave: leads round in a loop without an ending",
    ),
    "a choice that leads nowhere": (
        'label = "Nothing", to = "leave"',
        'label = "Nothing", to = "gone"',
        "page what, choice 2: leads to “gone”, and there is no such page",
    ),
    "a check that isn't there": (
        'check = "calm"',
        'check = "cool"',
        "page what, choice 1: has the check “cool”, and there is no such guide",
    ),
    "a stand-in that isn't there": (
        'closed_to = "closed"',
        'closed_to = "shut"',
        "page holding, closed_to: names “shut”, and there is no such page",
    ),
    "a distress question that leads nowhere": (
        'text = "What is it?"',
        'text = "What is it?"\ndistress = { to = "stop" }',
        "page what, distress: leads to “stop”, and there is no such page",
    ),
    "an unknown exercise": (
        'exercise = "steadying-something-warm"',
        'exercise = "steadying-cold"',
        "page leave, ending: offers “steadying-cold”, which isn't an exercise or a skill",
    ),
    "an unknown skill": (
        'exercise = "steadying" }',
        'exercise = "stead" }',
        "page closed, ending: offers “stead”",
    ),
    "an unknown help topic": (
        'help = ["crisis"]',
        'help = ["love"]',
        "page leave, ending: has the help topic “love”",
    ),
    "an unknown guide": ('guide = "calm"', 'guide = "cool"', "page leave, ending: continues with “cool”"),
    "a guide that goes on with itself": (
        'guide = "calm"',
        'guide = "wrote"',
        "page leave, ending: continues with “wrote”",
    ),
    "an unknown source": ("marshall-2012", "nobody-1999", "sources[1]: “nobody-1999” isn't in sources.toml"),
    "a page id that is there twice": ('id = "leave"', 'id = "closed"', "“closed” is there twice"),
    "a page about them before the check": (
        ', check = "calm"',
        "",
        "page holding: concerns the other person, and can be reached without a check",
    ),
    "contact without a stand-in": (
        'closed_to = "closed"\n',
        "",
        "page holding: suggests contact, so it must name the page shown where the gate is closed",
    ),
    "contact that isn't marked as about them": (
        "about_them = true\n",
        "",
        "page holding: suggests contact, so it must be marked about_them",
    ),
    "a stand-in that suggests contact itself": (
        'text = "The way is closed."',
        'text = "The way is closed."\nabout_them = true\ncontact = true\nclosed_to = "leave"',
        "page holding, closed_to: names “closed”, which isn't open itself",
    ),
    "urgent without contact": (
        'text = "Leave it."',
        'text = "Leave it."\nurgent = true',
        "page leave: is marked urgent",
    ),
    "urgent and about them at once": (
        "contact = true",
        "contact = true\nurgent = true",
        "page holding: is marked urgent",
    ),
    "no TOML at all": ('title = "They wrote"', "title =", "isn't TOML"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_guide_is_left_out_and_says_where_and_what(tmp_path: Path, kind: str) -> None:
    old, new, said = BROKEN[kind]
    assert old in SOUND
    folder = folder_of(tmp_path, calm=CHECK, wrote=SOUND.replace(old, new, 1))
    guides, faults = read_situations(folder, KNOWN)
    assert list(guides) == ["calm"]
    assert any(said in str(fault) for fault in faults), [str(fault) for fault in faults]
    assert {fault.file for fault in faults} == {"situations/02-wrote.toml"}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (", passes = true", "", "needs one ending that passes and one that doesn't"),
        ('now = ["Ride it."]', 'now = ["Ride it."], passes = true', "needs one ending that passes"),
        ('label = "Yes", to = "ride"', 'label = "Yes", to = "ride", check = "wrote"', "has a check itself"),
    ],
)
def test_a_guide_that_can_be_no_check_is_named_where_it_is_used(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    assert any(
        "page what, choice 1" in said and why in said
        for said in faults_of(tmp_path, SOUND, CHECK.replace(old, new, 1))
    )


def test_a_page_about_them_behind_a_stand_in_still_needs_the_check(tmp_path: Path) -> None:
    """With the gate closed a check is left out where a stand-in is shown; what lies behind it is not free."""
    leaky = SOUND.replace(
        'text = "The way is closed."\nending = { now = ["Something warm."], exercise = "steadying" }',
        'text = "The way is closed."\nchoices = [{ label = "And yet", to = "about" }]\n'
        '[[page]]\nid = "about"\ntext = "About them."\nabout_them = true\nending = { now = ["Wait."] }',
    )
    assert leaky != SOUND
    assert [said for said in faults_of(tmp_path, leaky) if "page about: concerns the other person" in said]


def test_what_led_to_a_broken_guide_is_named_and_left_out_too(tmp_path: Path) -> None:
    broken = CHECK.replace('kind = "self-check"', 'kind = "test"')
    guides, faults = read_situations(folder_of(tmp_path, calm=broken, wrote=SOUND), KNOWN)
    assert guides == {}
    assert {fault.file for fault in faults} == {"situations/01-calm.toml", "situations/02-wrote.toml"}


def test_two_guides_with_one_id_are_a_fault(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, calm=CHECK)
    (folder / "02-calm.toml").write_text(CHECK, encoding="utf-8")
    guides, faults = read_situations(folder, KNOWN)
    assert list(guides) == ["calm"]
    assert [fault.file for fault in faults] == ["situations/02-calm.toml"]


def test_without_known_ids_exercises_and_sources_are_not_looked_up(tmp_path: Path) -> None:
    other = SOUND.replace("steadying-something-warm", "anything").replace("marshall-2012", "anyone-2000")
    _, faults = read_situations(folder_of(tmp_path, calm=CHECK, wrote=other))
    assert faults == ()


def test_a_missing_folder_is_one_fault(tmp_path: Path) -> None:
    guides, faults = read_situations(tmp_path / "situations", KNOWN)
    assert guides == {}
    assert [str(fault) for fault in faults] == ["situations: isn't there; the situations can't be read"]


def test_texts_come_without_escape_sequences(tmp_path: Path) -> None:
    hostile = SOUND.replace('text = "Leave it."', 'text = "Leave\\u001b[31m it\\u202e."')
    guides, _ = read_situations(folder_of(tmp_path, calm=CHECK, wrote=hostile), KNOWN)
    assert guides["wrote"].pages[2].text == "Leave[31m it."
