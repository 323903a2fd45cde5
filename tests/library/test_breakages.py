"""Each way in which an exercise file can be wrong, and the line that says so."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.library.reading import load
from nc_tui.library.shape import convert
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.text import clean_line
from tests.library.samples import HERE, changed, own_exercise, write_files

TIMER = 'kind = "timer"\ntext = "Breathe and think of a question."\nseconds = 60'

SORT = """kind = "check"
text = "Is each of these open?"
piles = ["open", "closed"]
[[step.line]]
say = "What was it like?"
is = "open"
why = "Anything can come back."
[[step.line]]
say = "Good weekend?"
is = "closed"
why = "Yes will do."
[[step.line]]
say = "Cold?"
is = "closed"
why = "A nod will do."
"""
CHOICE = (
    SORT.replace('piles = ["open", "closed"]\n', "")
    .replace('is = "open"', "fits = true")
    .replace('is = "closed"\n', "")
)
SCENES = """
[[variation]]
scene = "another evening"
[[variation.step]]
kind = "write"
text = "Write three others as a friend would."
[[variation.step]]
kind = "read"
text = "Read these once."
"""


def with_check(*changes: tuple[str, str]) -> str:
    """An exercise that begins with lines to sort, with changes."""
    return own_exercise((TIMER, changed(SORT, *changes)))


def with_scenes(*changes: tuple[str, str]) -> str:
    """An exercise with two scenes, with changes."""
    named = ("minutes = 5", 'minutes = 5\nscene = "this evening"')
    mine = changed(HERE, ("self-kindness-three-lines", "self-kindness-mine"), named)
    return changed(mine + SCENES, *changes)


CASES: list[tuple[str, str, str]] = [
    (
        "a pile nobody named",
        with_check(('is = "open"', 'is = "opn"')),
        "step[1].line[1].is: “opn” isn't one of the piles",
    ),
    (
        "a line without its pile",
        with_check(('is = "open"\n', "")),
        "step[1].line[1].is: is missing; one of: open, closed",
    ),
    (
        "a pile without a line",
        with_check(('is = "open"', 'is = "closed"')),
        "step[1].piles[1]: no line belongs under “open”",
    ),
    ("the same line twice", with_check(("Cold?", "Good weekend?")), "step[1].line[3].say: is there twice"),
    (
        "two lines",
        with_check((SORT[SORT.rindex("[[step.line]]") :], "")),
        "step[1].line: has 2, needs at least 3",
    ),
    (
        "a line that says no why",
        with_check(('why = "Yes will do."\n', "")),
        "step[1].line[2].why: is missing",
    ),
    (
        "fits in what is sorted",
        with_check(('is = "open"', 'is = "open"\nfits = true')),
        "step[1].line[1].fits: is for a choice",
    ),
    (
        "fits as a word",
        with_check(('is = "open"', 'is = "open"\nfits = "yes"')),
        "step[1].line[1].fits: must be true or false, not text",
    ),
    (
        "a choice with a pile",
        own_exercise((TIMER, CHOICE.replace("fits = true", 'is = "open"'))),
        "step[1].line[1].is: names a pile",
    ),
    (
        "a choice in which nothing fits",
        own_exercise((TIMER, CHOICE.replace("fits = true\n", ""))),
        "step[1].line: 0 lines fit",
    ),
    (
        "an earlier step of nothing",
        own_exercise(
            (
                TIMER,
                'kind = "earlier"\ntext = "The last time."\nnothing = "Nothing yet."\nof = "listening-none"',
            )
        ),
        "step[1].of: “listening-none” isn't the id of an exercise",
    ),
    (
        "an earlier step where nothing is written",
        own_exercise((TIMER, 'kind = "earlier"\ntext = "The last time."\nnothing = "Nothing yet."')),
        "step[1].kind: “My question” has nothing to write",
    ),
    (
        "an earlier step without words for nothing",
        own_exercise((TIMER, 'kind = "earlier"\ntext = "The last time."')),
        "step[1].nothing: is missing",
    ),
    (
        "a buddy who is a stranger",
        own_exercise(("minutes = 4", "minutes = 4\nbuddy = true")),
        "buddy: a friend who agreed",
    ),
    (
        "a day of one's choosing for what isn't tense",
        own_exercise(("minutes = 4", "minutes = 4\nany_day = true")),
        "any_day: only a tense exercise",
    ),
    (
        "a scene without others",
        own_exercise(("minutes = 4", 'minutes = 4\nscene = "x"')),
        "scene: is only for an exercise with",
    ),
    (
        "scenes without a first name",
        with_scenes(('scene = "this evening"', "")),
        "scene: is missing: what the first scene is called",
    ),
    (
        "two scenes of one name",
        with_scenes(("another evening", "this evening")),
        "variation[1].scene: “this evening” is there twice",
    ),
    (
        "a scene of other steps",
        with_scenes(('kind = "read"\ntext = "Read these', 'kind = "write"\ntext = "Read these')),
        "variation[1].step: must be steps of the same kinds in the same order: write, read",
    ),
    (
        "a scene that says the same",
        with_scenes(("Write three others as", "Write three lines as"), ("Read these once", "Read them once")),
        "variation[1].step: says the same as the first scene",
    ),
    (
        "scenes out in the day",
        own_exercise(("minutes = 4", 'minutes = 4\nscene = "x"')) + SCENES,
        "variation: scenes are for drills",
    ),
    # name, file, the line (the first, if more are said)
    (
        "missing key",
        own_exercise(('reflect = "What did you expect them to say?"', "")),
        "reflect: is missing",
    ),
    ("unknown key", own_exercise(("harder =", "hardr =")), "hardr: is an unknown key; did you mean harder?"),
    (
        "unknown key far from any",
        own_exercise(("minutes = 4", "minutes = 4\nzzz = 1")),
        "zzz: is an unknown key; known here: id, title, skill, stakes, setting, minutes, where, why, ",
    ),
    (
        "wrong word",
        own_exercise(('"street"', '"pub"')),
        "setting: “pub” isn't one of the allowed words: group, home, phone, shop, street, work",
    ),
    ("number for a word", own_exercise(('"street"', "3")), "setting: 3 isn't one of the allowed words"),
    (
        "text for a number",
        own_exercise(("minutes = 4", 'minutes = "4"')),
        "minutes: must be a whole number, not text",
    ),
    (
        "true for a number",
        own_exercise(("minutes = 4", "minutes = true")),
        "minutes: must be a whole number, not true",
    ),
    (
        "point in a number",
        own_exercise(("minutes = 4", "minutes = 4.0")),
        "minutes: must be a whole number, not a number",
    ),
    (
        "number for text",
        own_exercise(('"My question"', "7")),
        "title: must be text in quotation marks, not a whole number",
    ),
    (
        "date for text",
        own_exercise(('"My question"', "2026-11-23")),
        "title: must be text in quotation marks, not a date",
    ),
    ("empty text", own_exercise(('"My question"', '"  "')), "title: is empty"),
    ("long title", own_exercise(("My question", "x" * 41)), "title: has 41 characters, may have at most 40"),
    ("too few minutes", own_exercise(("minutes = 4", "minutes = 1")), "minutes: 1 is below the least, 2"),
    ("too many minutes", own_exercise(("minutes = 4", "minutes = 21")), "minutes: 21 is above the most, 20"),
    (
        "a step's number",
        own_exercise(("seconds = 60", "seconds = 5")),
        "step[1].seconds: 5 is below the least, 10",
    ),
    (
        "a step's word",
        own_exercise(('when = "after"', 'when = "later"')),
        "step[3].when: “later” isn't one of the allowed",
    ),
    (
        "a step's unknown key",
        own_exercise(("seconds = 60", "secs = 60")),
        "step[1].secs: is an unknown key; did you mean",
    ),
    ("a step without kind", own_exercise(('kind = "timer"\n', "")), "step[1].kind: is missing; one of: "),
    (
        "a step of no kind",
        own_exercise(('kind = "timer"', 'kind = "time"')),
        "step[1].kind: “time” isn't one of the allowed",
    ),
    (
        "steps as text",
        own_exercise(('[[step]]\nkind = "timer"', '[other]\nkind = "timer"')),
        "other: is an unknown key",
    ),
    (
        "one step only",
        changed(HERE, ("three-lines", "x"), ('[[step]]\nkind = "read"\ntext = "Read them once."', "")),
        "step: has 1, needs at least 2",
    ),
    (
        "seven steps",
        own_exercise((TIMER, "\n[[step]]\n".join([TIMER] * 5))),
        "step: has 7, may have at most 6",
    ),
    (
        "a table for steps",
        own_exercise(("[[step]]", "[step]")),
        "isn't TOML: Cannot declare ('step',) twice",
    ),
    (
        "id with capitals",
        own_exercise(("listening-mine", "listening-Mine")),
        "id: “listening-Mine” may hold only a to z",
    ),
    (
        "id as a path",
        own_exercise(("listening-mine", "listening/../../x")),
        "id: “listening/../../x” may hold only",
    ),
    (
        "id of another skill",
        own_exercise(("listening-mine", "asking-mine")),
        "id: “asking-mine” must be its skill and a name",
    ),
    (
        "id without a name",
        own_exercise(("listening-mine", "listening-")),
        "id: “listening-” must be its skill and a name",
    ),
    (
        "no such skill",
        own_exercise(('skill = "listening"', 'skill = "magic"')),
        "skill: “magic” isn't one of the skills: listening, self-kindness",
    ),
    (
        "no such source",
        own_exercise(("eyal-2018", "nobody-1999")),
        "sources[1]: “nobody-1999” isn't in sources.toml",
    ),
    (
        "a source twice",
        own_exercise(('["eyal-2018"]', '["eyal-2018", "eyal-2018"]')),
        "sources[2]: “eyal-2018” is named twice",
    ),
    ("no source", own_exercise(('["eyal-2018"]', "[]")), "sources: has 0, needs at least 1"),
    ("sources as text", own_exercise(('["eyal-2018"]', '"eyal-2018"')), "sources: must be a list, not text"),
    (
        "out without go",
        own_exercise(('kind = "go"', 'kind = "read"'), ('carry = "One question, whole answer."', "")),
        "step: has no step “go”",
    ),
    (
        "here with go",
        own_exercise(('where = "out"', 'where = "here"')),
        "step[2].kind: “go” leads out of the app",
    ),
    (
        "two goes",
        own_exercise((TIMER, 'kind = "go"\ntext = "Go."\ncarry = "Go."')),
        "step[2].kind: is a second “go”",
    ),
    (
        "a timer after go",
        own_exercise(
            ('kind = "rate"', 'kind = "timer"\nseconds = 20'),
            ('low = "calm"\nhigh = "very tense"\nwhen = "after"', ""),
        ),
        "step[3].kind: “timer” can't come after “go”; only rate, count, list, write, read can",
    ),
    (
        "timers longer than the minutes",
        own_exercise(("seconds = 60", "seconds = 301")),
        "minutes: 4 is too few: the timed steps alone take 301 seconds",
    ),
    (
        "a rehearsal outside",
        own_exercise(('"stranger"', '"rehearsal"')),
        "where: a rehearsal is done in the app",
    ),
    (
        "two ratings of one time",
        own_exercise((TIMER, 'kind = "rate"\ntext = "Now?"\nlow = "a"\nhigh = "b"\nwhen = "after"')),
        "step[3].when: is “after” a second time",
    ),
    ("bad TOML", "title = 'open", "isn't TOML: "),
    (
        "a key twice",
        own_exercise(("minutes = 4", "minutes = 4\nminutes = 5")),
        "isn't TOML: Cannot overwrite a value",
    ),
    ("an empty file", "", "id: is missing"),
    ("a number of thousands of digits", f"minutes = {'9' * 3980}{'9' * 10}\n", "id: is missing"),
]


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_breakage_is_said_with_its_key(content: Path, own: Path, text: str, said: str) -> None:
    write_files(own, {"mine.toml": text})
    library, faults = load(own, None)
    told = [str(fault).removeprefix(f"{own}/mine.toml: ") for fault in faults]
    assert told[0].startswith(said), told
    assert len(library.exercises) == 2
    assert all("\n" not in line for line in told)


def test_every_fault_of_a_file_is_named_and_not_only_the_first(content: Path, own: Path) -> None:
    text = own_exercise(("minutes = 4", "minutes = 40"), ('"street"', '"pub"'), ("harder =", "hardest ="))
    text = changed(text, ("seconds = 60", "seconds = 6"), ('low = "calm"\n', ""))
    write_files(own, {"mine.toml": text})
    keys = {fault.key for fault in load(own, None)[1]}
    assert keys == {"minutes", "setting", "hardest", "harder", "step[1].seconds", "step[3].low"}


def test_a_file_with_thousands_of_faults_is_told_of_in_a_few_lines(content: Path, own: Path) -> None:
    write_files(own, {"mine.toml": "".join(f"a{number} = 1\n" for number in range(20_000))})
    assert 1 < len(load(own, None)[1]) <= 50


WORDS = st.sampled_from(
    ["", "out", "here", "listening", "listening-x", "stranger", "home", "eyal-2018", "go", "read"]
)
VALUES = st.recursive(
    st.one_of(WORDS, st.text(max_size=6), st.integers(-3, 700), st.booleans(), st.floats(), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["kind", "text", "seconds", "count", "x"]), inner, max_size=3),
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "title", "skill", "stakes", "minutes", "where", "sources", "step", "safety", "y"]
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
@settings(max_examples=150)
def test_whatever_a_table_holds_each_difference_has_a_key_and_plain_words(changes: dict[str, object]) -> None:
    steps: list[object] = [{"kind": "read", "text": "One."}, {"kind": "read", "text": "Two."}]
    sound: dict[str, object] = dict.fromkeys(
        ("title", "why", "done_when", "easier", "harder", "reflect"), "Text."
    )
    sound |= {"id": "listening-x", "skill": "listening", "stakes": "alone", "setting": "home", "minutes": 2}
    sound |= {"where": "here", "sources": ["eyal-2018"], "step": steps}
    made = convert(sound | changes, Exercise)
    if isinstance(made, list):
        assert made
        for key, what in made:
            assert key.partition("[")[0].partition(".")[0] in changes
            assert "`$" not in what
            assert clean_line(what) == what
    else:
        assert made.title
