"""Each rule of the check of rehearsals, with a file that breaks it and the line that says so."""

import tomllib
from pathlib import Path

import pytest

from nc_tui.library.fault import Fault
from nc_tui.library.rehearsal_check import (
    file_faults,
    folder_faults,
    main,
    rehearsal_faults,
    set_faults,
)
from nc_tui.library.rehearsal_proof import MOST_STATES, Known, Proof
from nc_tui.library.rehearsals import read_rehearsals
from nc_tui.library.shape import convert
from nc_tui.practice.moves import MOVES
from nc_tui.practice.rehearsal import Rehearsal
from tests.library.rehearsal_samples import SOUND
from tests.library.samples import changed

KNOWN = Known(("self-kindness-three-lines",), ("listening", "repair"), ("eyal-2018",))
NEVER = 'text = "“They have shut the door now.”"\n[[page.instead]]\n'
PRESS = 'move = "press"\nto = "close"'
TO_DOOR = 'seconds = 20\nto = "door"'
LEAVE = 'move = "leave"\nto = "close"'
WARM = 'move = "warm"\nto = "close"'
OWN_PART = 'move = "own-part"'
ALWAYS_COOL = '[[page.turns]]\nwhen = ["easy", "warm"]\nto = "warm-end"\n'
WARM_TEXT = "“All right,” says Timo, and folds the tickets into a boat."
RATING = '[[page]]\nkind = "rating"\nid = "middle"\nto = "hall"\n'
GOES = "tension = 5\nwarmth = 3"
FIRST = '[[page]]\nkind = "talk"\nid = "desk"'


def made(*changes: tuple[str, str]) -> Rehearsal:
    rehearsal = convert(tomllib.loads(changed(SOUND, *changes)), Rehearsal)
    assert isinstance(rehearsal, Rehearsal), rehearsal
    return rehearsal


def said(*changes: tuple[str, str]) -> list[str]:
    return [": ".join(filter(None, fault)) for fault in rehearsal_faults(made(*changes), KNOWN)]


def test_the_file_that_all_mutants_start_from_is_sound() -> None:
    assert said() == []


MUTANTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    # what the line says, and the changes that bring it about
    "a way to no page": (
        "page still, to: leads to “dor”, and there is no such page",
        ((TO_DOOR, 'seconds = 20\nto = "dor"'),),
    ),
    "a reply to no page": (
        "page desk, reply 1: leads to “midle”, and there is no such page",
        (
            (
                'move = "reflect"\nto = "middle"',
                'move = "reflect"\nto = "midle"',
            ),
        ),
    ),
    "a turn to no page": (
        "page door, turn 1: leads to “went”, and there is no such page",
        (('when = ["hot"]\nto = "goes"\n[[page.replies]]', 'when = ["hot"]\nto = "went"\n[[page.replies]]'),),
    ),
    "a circle": (
        "page hall: leads back to itself; a talk doesn't go round in a circle",
        ((TO_DOOR, 'seconds = 20\nto = "hall"'),),
    ),
    "a page twice": ("page[2].id: “desk” is there twice", (('id = "middle"', 'id = "desk"'),)),
    "a page that can't be reached": (
        "page middle: can't be reached",
        (('to = "middle"', 'to = "hall"'),),
    ),
    "an ending never reached": (
        "page warm-end: can't be reached",
        (('when = ["easy", "warm"]\nto = "warm-end"', 'when = ["easy", "warm"]\nto = "cool-end"'),),
    ),
    "a turn that never happens": (
        "page close, turn 3: (easy and hot) never happens",
        (('when = ["easy", "warm"]', 'when = ["easy", "hot"]'),),
    ),
    "an instead that is never shown": (
        "page door, instead 1: (easy and pushed) is never shown",
        ((NEVER + 'when = ["easy"]', NEVER + 'when = ["easy", "pushed"]'),),
    ),
    "an instead behind one that always holds": (
        "page door, instead 2: (easy and warm) is never shown",
        (
            (
                'text = "“Well. They have shut the door now.”"',
                'text = "“Well. They have shut the door now.”"\n'
                '[[page.instead]]\nwhen = ["easy", "warm"]\ntext = "“Shut.”"',
            ),
        ),
    ),
    "a text that is never shown": (
        "page door, text: is never shown: a turn or an instead always holds",
        (
            (
                NEVER,
                NEVER + 'when = ["stiff"]\ntext = "“Shut.”"\n[[page.instead]]\n',
            ),
        ),
    ),
    "turns without a last one": (
        "page close: is only turns, so its last turn has no when: it takes all others",
        (
            (
                '[[page.turns]]\nto = "cool-end"',
                '[[page.turns]]\nwhen = ["stiff"]\nto = "cool-end"',
            ),
        ),
    ),
    "a turn that takes all others": (
        "page close, turn 2: has no when, so nothing behind it can happen",
        (('when = ["pushed"]\n', ""),),
    ),
    "over too soon": (
        "page: can be over after 1 replies; it takes at least 2",
        (('move = "defend"\nto = "middle"', 'move = "defend"\nto = "goes"'),),
    ),
    "no rating": (
        "page: has no page of kind rating; from level 2 on a talk has one in the middle",
        ((RATING, ""), ('to = "middle"', 'to = "hall"')),
    ),
    "two ratings": (
        "page: asks for a rating 2 times on one way; at most once in the middle",
        ((TO_DOOR, 'seconds = 20\nto = "again"\n\n[[page]]\nkind = "rating"\nid = "again"\nto = "door"'),),
    ),
    "a push that pays": (
        "page door, reply 3: pays: a push (press) comes out better than the skilled reply 1 (at tension",
        ((PRESS, 'move = "press"\nto = "warm-end"'),),
    ),
    "a warm end after a push": (
        "page warm-end: is a warm end that can be reached after a push",
        (('when = ["pushed"]\nto = "cool-end"', 'when = ["pushed"]\nto = "warm-end"'),),
    ),
    "a no that can be talked round": (
        "page warm-end, end: is “warm”, and the talk is fixed: it ends in “no” whatever is said",
        (("minutes = 4", 'minutes = 4\nfixed = "no"'),),
    ),
    "a hot end of skilled replies": (
        "opening[1]: leads to the hot end “goes” by skilled replies alone",
        ((LEAVE, 'move = "leave"\nto = "goes"'),),
    ),
    "always warm": (
        "opening: skilled replies always lead to a warm end; nobody can promise that",
        (('end = "cool"', 'end = "warm"'),),
    ),
    "choices that decide nothing": (
        "opening[1]: reads the same whichever skilled replies are said",
        ((ALWAYS_COOL, ""),),
    ),
    "an opening that goes, and doesn't": (
        "opening[1]: goes: skilled replies must lead to an end of the kind “gone” there, and to no other",
        ((GOES, GOES + "\ngoes = true"),),
    ),
    "an opening that goes, and can be held": (
        "opening[1]: goes, and can end “cool” or “warm”",
        ((GOES, GOES + "\ngoes = true"),),
    ),
    "a day that is there twice": (
        "opening: is there twice; each opening is a different day for the other person",
        (("tension = 7", "tension = 5"),),
    ),
    "kindness towards someone unfair": (
        "page desk, reply 1: is “reflect”; towards someone unfair skilled is: leave, limit, pause",
        (("minutes = 4", "minutes = 4\nunfair = true"),),
    ),
    "no skilled reply": (
        "page desk: has no skilled reply",
        (('move = "reflect"', 'move = "advise"'), ('move = "pause"', 'move = "give-in"')),
    ),
    "nothing that people really say": (
        "page desk: has no reply that isn't skilled; add what people really say",
        (('move = "defend"', 'move = "ask"'),),
    ),
    "meets below level 3": (
        "meets: is for level 3 only: below it nothing counts for the ready list",
        (("minutes = 4", 'minutes = 4\nmeets = "angry"'),),
    ),
    "a no that isn't fixed": (
        "fixed: is missing: what counts as silence or a no ends so, whatever is said",
        (("level = 2", 'level = 3\nmeets = "silence-or-no"'),),
    ),
    "an unknown skill": (
        "skill: “listning” is not one of the skills: listening, repair",
        (('"listening"', '"listning"'),),
    ),
    "an unknown second skill": (
        "also: “mending” is not one of the skills: listening, repair",
        (("minutes = 4", 'minutes = 4\nalso = ["mending"]'),),
    ),
    "an unknown source": ("sources[1]: “eyal-2081” isn't in sources.toml", (("eyal-2018", "eyal-2081"),)),
    "an unknown exercise": (
        "page goes, exercise: “three-lines” isn't an exercise",
        (("self-kindness-three-lines", "three-lines"),),
    ),
    "one kind of skilled reply on most pages": (
        "page: 1 of 3 pages with replies have two skilled replies of different moves; most of them must",
        (('move = "pause"', 'move = "reflect"'), ('move = "ask"', 'move = "own-part"')),
    ),
    "blame and but that give it away": (
        "page: an unskilled reply has blame or “but” on 2 of 3 pages with replies; at most half",
        (
            ('move = "advise"', 'move = "blame"'),
            ("The tram stopped on the bridge.", "But the tram stopped, you see."),
        ),
    ),
    "the longest reply is the skilled one": (
        "page: the longest reply is skilled on 3 of 3 pages, by chance it would be on 2;",
        (
            ("You stood here and didn't know.", "You stood here and you didn't know."),
            ("I was late, and you paid for it.", "I was the one who was late, and you paid."),
            ("I'm going home. Good night, Timo.", "I'm going home now. Good night to you, Timo."),
        ),
    ),
    "lengths that give it away": (
        "page door: has replies of 7 to 34 characters; the longest may have twice as many as the shortest",
        (("Then the bench out here it is.", "A bench"),),
    ),
    "one answer to two replies": (
        "page desk, reply 2: has the same back as reply 1",
        (("“Breathe, then.”", "“No idea at all.”"),),
    ),
    "one sentence twice": (
        "page desk, reply 2: has the same say as reply 1",
        (("One moment, I'm out of breath.", "You stood here and didn't know."),),
    ),
    "the shortest reply is the skilled one": (
        "page: the shortest reply is skilled on 3 of 3 pages, by chance it would be on 2;",
        (
            ("I was late, and you paid for it.", "I was late."),
            ("What did you do all that time?", "What did you do?"),
            ("Next time, wait inside.", "Next time, wait inside it."),
            ("Say that you aren't cross, please.", "Say that you aren't cross at all, please."),
        ),
    ),
    "somebody who has gone speaks on": (
        "page desk, reply 1, back: they go here, and on page hall they speak on",
        (
            (RATING, RATING.replace('id = "middle"', 'id = "other"')),
            ('to = "middle"', 'to = "hall"'),
            ("“No idea at all.”", "“No idea.” Timo walks off."),
        ),
    ),
    "the same thing said twice running": (
        "page hall, reply 1, back: begins as page door does, which comes next; nobody says a thing twice running",
        (('to = "still"', 'to = "door"'), ("“With my feet.”", "“They have shut the door now.” Timo looks.")),
    ),
    "another's words beside a name": (
        "page desk, text: stands beside Timo's name, and Nell speaks; give the page its who",
        (
            ("“Half an hour. I stood here with two tickets.”", "“Half an hour,” says Nell."),
            ('id = "goes"\n', 'id = "goes"\nwho = "Nell"\n'),
        ),
    ),
    "nobody to say it": (
        "page hall, text: holds speech and says nowhere who speaks",
        (
            ("“I could have gone in alone.”", "A hand with tickets. “I could have gone in.”"),
            ('id = "goes"\n', 'id = "goes"\nwho = "Nell"\n'),
        ),
    ),
    "a word to leave out": (
        "page goes, now: wording: “simply”: leave it out",
        (("Breathe out three times.", "Breathe out, simply."),),
    ),
    "a straight quotation mark": (
        "page goes, text: wording: has straight quotation marks; what somebody says goes between “ and ”",
        (("“Forget it,” says Timo, and goes.", '\\"Forget it,\\" says Timo, and goes.'),),
    ),
    "a curved apostrophe": (
        "page door, reply 2, say: wording: has a curved apostrophe; the straight one (') is used everywhere",
        (("I'm going home.", "I’m going home."),),
    ),
    "an ex": (
        "page desk, reply 1, comment: wording: “ex”: these people are made up; say who it is to them, or a name",
        (("You gave back the wait.", "You gave your ex the wait."),),
    ),
    "a reunion": (
        "page warm-end, text: wording: “second chance” promises a reunion; an end is an end",
        ((WARM_TEXT, "“A second chance, then,” says Timo."),),
    ),
    "a reunion in another text of an end": (
        "page warm-end, instead 1: wording: “together again” promises a reunion; an end is an end",
        (
            (
                'Stand up and put something away."\nexercise = "self-kindness-three-lines"',
                'Stand up."\nexercise = "self-kindness-three-lines"\n'
                '[[page.instead]]\nwhen = ["easy"]\ntext = "“We two, together again.”"',
            ),
        ),
    ),
    "a next meeting at level 3": (
        "page warm-end, text: wording: “See you” looks ahead to them; an end is an end",
        ((WARM_TEXT, "“See you,” says Timo."), ("level = 2", "level = 3")),
    ),
    "nobody says that it's made up": (
        "persona: must say that this person is made up (with these words)",
        (("Timo is made up, and has a point.", "Timo has a point."),),
    ),
    "no plan": (
        "plan: must be the beginning of a plan: If …, then I",
        (("If somebody waits for me, then I", "When somebody waits for me"),),
    ),
    "hard to read": (
        "wording: reads at grade",
        (
            (
                'comment = "',
                'comment = "Unfortunately immediate administrative considerations necessitate postponement. ',
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_each_broken_rule_is_named_with_its_place(name: str) -> None:
    line, changes = MUTANTS[name]
    assert any(fault.startswith(line) for fault in said(*changes)), said(*changes)


def test_a_talk_that_is_too_long_is_named() -> None:
    pages = "".join(
        changed(
            SOUND[SOUND.index(FIRST) : SOUND.index(RATING)],
            ('id = "desk"', f'id = "more{n}"'),
            ('to = "middle"', f'to = "more{n + 1}"' if n < 7 else 'to = "hall"'),
        )
        for n in range(1, 8)
    )
    found = said((RATING, RATING.replace('"hall"', '"more1"') + "\n" + pages))
    assert "page: can take 10 replies; at most 9" in found


def test_a_file_with_too_many_states_is_named_and_not_looked_at_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states = len(Proof(made()).ways)
    assert states < MOST_STATES
    monkeypatch.setattr("nc_tui.library.rehearsal_proof.MOST_STATES", states)
    assert said() == []
    monkeypatch.setattr("nc_tui.library.rehearsal_proof.MOST_STATES", states - 1)
    assert said() == [f"page: has more than {states - 1} states; fewer pages, or fewer ways to them"]


def test_a_file_in_another_language_is_held_to_everything_but_english_words() -> None:
    german = (
        ("minutes = 4", 'minutes = 4\nlanguage = "de"'),
        ("Timo is made up, and has a point.", "Timo ist erfunden."),
        ("If somebody waits for me, then I", "Wenn jemand wartet, dann"),
        ("Breathe out three times.", "Atme aus!"),
    )
    assert said(*german) == []
    assert said(*german, (TO_DOOR, 'seconds = 20\nto = "hall"')) != []


# -- the shape of a file -------------------------------------------------------------------------------

SHAPES = [
    ("an unknown key", ('cue = "', 'cues = "x"\ncue = "'), "cues: is an unknown key; did you mean cue?"),
    (
        "an unknown move",
        ('move = "press"', 'move = "shove"'),
        f"page[5].replies[3].move: “shove” isn't one of the allowed words: {', '.join(sorted(MOVES))}",
    ),
    (
        "an unknown kind",
        ('kind = "friend"', 'kind = "boss"'),
        "kind: “boss” isn't one of the allowed words: angry, by-chance, cool, family, friend, hand-over, "
        "no, silence, someone-new, warm, work",
    ),
    (
        "an unknown kind of page",
        ('kind = "wait"', 'kind = "pause"'),
        "page[4].kind: “pause” isn't one of the allowed words: talk, wait, rating, turns, ending",
    ),
    (
        "an unknown condition",
        ('when = ["pushed"]', 'when = ["cold"]'),
        "page[6].turns[2].when[1]: “cold” isn't one of the allowed words: easy, hot, pushed, stiff, warm",
    ),
    (
        "a level beyond",
        ("level = 2", "level = 4"),
        "level: 4 isn't one of the allowed words: 1, 2, 3",
    ),
    ("no answer", ('back = "“I am cross.”"\n', ""), "page[5].replies[3].back: is missing"),
    ("no comment", ('comment = "A light line."\n', ""), "page[5].replies[1].comment: is missing"),
    (
        "a long answer",
        ("“I am cross.”", "x" * 91),
        "page[5].replies[3].back: has 91 characters, may have at most 90",
    ),
    (
        "a long reply",
        ("Say that you aren't cross, please.", "x" * 121),
        "page[5].replies[3].say: has 121 characters, may have at most 120",
    ),
    (
        "a long text",
        ("“They have shut the door now.”", "x" * 241),
        "page[5].text: has 241 characters, may have at most 240",
    ),
    ("tension beyond 10", ("tension = 7", "tension = 11"), "opening[2].tension: 11 is above the most, 10"),
    (
        "replies on a rating",
        ('id = "middle"\n', 'id = "middle"\ntext = "How tense?"\n'),
        "page[2].text: is an unknown key",
    ),
]


def file(folder: Path, *changes: tuple[str, str], name: str = "01-timo-waits.toml") -> Path:
    path = folder / name
    path.write_text(changed(SOUND, *changes), encoding="utf-8")
    return path


def lines(faults: tuple[Fault, ...]) -> list[str]:
    return [": ".join(filter(None, (fault.key, fault.what))) for fault in faults]


@pytest.mark.parametrize(("change", "line"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_each_difference_from_the_format_is_named_with_its_place(
    tmp_path: Path, change: tuple[str, str], line: str
) -> None:
    found = lines(file_faults(file(tmp_path, change), KNOWN))
    assert any(one.startswith(line) for one in found), found


def test_twenty_five_pages_are_too_many(tmp_path: Path) -> None:
    more = "".join(f'\n[[page]]\nkind = "rating"\nid = "p{n}"\nto = "hall"\n' for n in range(16))
    found = file_faults(file(tmp_path, (RATING, RATING + more)), KNOWN)
    assert lines(found) == ["page: has 25, may have at most 24"]


def test_a_fault_names_the_file_as_the_person_knows_it(tmp_path: Path) -> None:
    path = file(tmp_path, ("level = 2", "level = 0"))
    (fault,) = file_faults(path, KNOWN)
    assert str(fault) == f"{path}: level: 0 isn't one of the allowed words: 1, 2, 3"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[page", "isn't TOML"),
        ("x = 1\n" * 60_000, "is larger than 256 kB"),
        ("a." * 40 + "b = 1", "line 1: has more than 8 dots outside of text"),
    ],
)
def test_a_file_that_is_no_toml_costs_neither_time_nor_a_crash(tmp_path: Path, text: str, line: str) -> None:
    path = tmp_path / "01-x.toml"
    path.write_text(text, encoding="utf-8")
    assert lines(file_faults(path, KNOWN))[0].startswith(line)


# -- reading a folder ----------------------------------------------------------------------------------


def test_a_file_that_could_mislead_is_left_out_and_named_and_the_others_are_read(tmp_path: Path) -> None:
    file(tmp_path)
    file(
        tmp_path,
        ('id = "timo-waits"', 'id = "two"'),
        (PRESS, 'move = "press"\nto = "warm-end"'),
        name="02-two.toml",
    )
    found, faults = read_rehearsals(tmp_path, KNOWN, trusted=True)
    assert list(found) == ["timo-waits"]
    assert {fault.file for fault in faults} == {"02-two.toml"}


def test_a_file_with_a_word_to_leave_out_is_read_all_the_same(tmp_path: Path) -> None:
    file(tmp_path, ("Breathe out three times.", "Breathe out, simply."))
    found, faults = read_rehearsals(tmp_path, KNOWN, trusted=False)
    assert (list(found), faults) == (["timo-waits"], ())


def test_in_a_folder_of_other_people_no_link_is_followed(tmp_path: Path) -> None:
    outside = file(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "02-link.toml").symlink_to(outside)
    found, faults = read_rehearsals(own, KNOWN, trusted=False)
    assert found == {}
    assert lines(faults) == ["is a link, and links aren't followed"]


def test_steering_characters_in_a_file_reach_no_screen(tmp_path: Path) -> None:
    file(tmp_path, ("“I am cross.”", "“I \\u001b[31mam\\u202e cross.”"))
    found, _ = read_rehearsals(tmp_path, KNOWN, trusted=False)
    text = repr(found["timo-waits"])
    assert "\\x1b" not in text
    assert "\\u202e" not in text


def test_two_files_of_one_id_are_not_both_read(tmp_path: Path) -> None:
    file(tmp_path)
    file(tmp_path, ("minutes = 4", "minutes = 5"), name="02-timo-waits.toml")
    found, faults = read_rehearsals(tmp_path, KNOWN, trusted=True)
    assert found["timo-waits"].minutes == 4
    assert lines(faults) == ["id: “timo-waits” is the id of another rehearsal too; choose another"]


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert read_rehearsals(tmp_path / "none", KNOWN, trusted=False) == ({}, ())


# -- what must hold between files ----------------------------------------------------------------------


def between(*files: tuple[str, Rehearsal]) -> list[str]:
    return [": ".join(filter(None, fault)) for fault in set_faults(dict(files))]


def test_what_must_hold_between_files_is_named() -> None:
    found = between(
        ("01-timo-waits.toml", made()),
        ("2-mira.toml", made(("Timo", "Mira"), ("A light line.", "A light line. Timo would laugh."))),
        ("x-third.toml", made(('id = "timo-waits"', 'id = "third"'))),
    )
    assert "2-mira.toml: id: “timo-waits” is the id of 01-timo-waits.toml too; choose another" in found
    assert (
        "2-mira.toml: id: “timo-waits” must be the file's name after its number: 01-timo-waits.toml" in found
    )
    assert "x-third.toml: id: “third” must be the file's name after its number: 01-third.toml" in found
    assert "x-third.toml: who: “Timo” is in 01-timo-waits.toml too; choose another name" in found
    assert "2-mira.toml: page door, reply 1, comment: names Timo, who is in 01-timo-waits.toml" in found


def test_what_is_missing_among_all_files_is_named() -> None:
    found = between(("01-timo-waits.toml", made()))
    assert [one for one in found if "timo" not in one] == [
        "no file of level 1 is marked unfair; one at each level has to be",
        "no file of level 2 is marked unfair; one at each level has to be",
        "no file of level 3 is marked unfair; one at each level has to be",
        "no file of level 3 has an opening that goes: one in which they leave whatever is said",
        "fewer than two files meet “angry”; whoever failed one needs another to go to",
        "fewer than two files meet “someone-new”; whoever failed one needs another to go to",
        "fewer than two files meet “silence-or-no”; whoever failed one needs another to go to",
    ]


def test_a_second_person_of_a_file_has_a_name_of_their_own_too() -> None:
    other = made(
        ("Timo", "Mira"), ('id = "timo-waits"', 'id = "mira"'), ('id = "hall"', 'id = "hall"\nwho = "Timo"')
    )
    assert "02-mira.toml: who: “Timo” is in 01-timo-waits.toml too; choose another name" in between(
        ("01-timo-waits.toml", made()), ("02-mira.toml", other)
    )


def test_a_folder_is_checked_with_what_must_hold_between_its_files(tmp_path: Path) -> None:
    file(tmp_path)
    found = lines(folder_faults(tmp_path, KNOWN))
    assert len(found) == 7
    assert all(one.startswith(("no file of level", "fewer than two")) for one in found)


# -- the command for authors ---------------------------------------------------------------------------


def test_the_command_says_each_fault_in_a_line(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = file(tmp_path)
    broken = file(tmp_path, ("level = 2", "level = 0"), name="02-timo-waits.toml")
    assert main([str(sound)]) == 0
    assert "nothing to fix. 9 pages" in capsys.readouterr().out
    assert main([str(sound), str(broken)]) == 1
    assert f"{broken}: level: 0 isn't one of the allowed words: 1, 2, 3\n" in capsys.readouterr().out
    assert main([str(tmp_path / "none.toml")]) == 1
    assert "none.toml: can't be read: no such file" in capsys.readouterr().out
    assert main([]) == 2
