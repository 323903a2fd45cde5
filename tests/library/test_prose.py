"""The rules on wording: what they catch, and what they leave alone."""

import msgspec
import pytest

from nc_tui.library.checks.prose import (
    grade,
    prose,
    rows,
    syllables,
    texts,
    towards_former_partner,
    wording,
    wording_faults,
)
from nc_tui.practice.exercise import Exercise, Go, List, Read
from tests.library.samples import HERE, OUT, changed


def exercise(text: str) -> Exercise:
    import tomllib

    return msgspec.convert(tomllib.loads(text), Exercise)


@pytest.mark.parametrize(
    "text",
    [
        "Just ask.",
        "It is simply this.",
        "Go now!",
        "This will win them back.",
        "Winning her back takes time.",
        "Outshine the new one.",
        "Make them jealous.",
        "It is made to make him miss you.",
        "Mind the energy polarity.",
        "Your chances of getting there are good.",
        "It works in 80 % of cases.",
        "It works in 80% of cases.",
        "It works for ninety-nine of 100 per cent, or 99 per cent.",
        "Find closure.",
        "Set Boundaries.",
        "What triggers you?",
        "A mindful minute.",
        "Sit with the feeling.",
        "Sit with it.",
        "Reach out today.",
        "Lean into the pain.",
        "One thing — another.",
    ],
)
def test_words_to_leave_out_are_found(text: str) -> None:
    assert list(wording(text))


@pytest.mark.parametrize(
    "text",
    [
        "Adjust the chair.",
        "Rate the pull to reach out.",
        "Sit with a friend at the kitchen table.",
        "Name the envy: I am jealous.",
        "Bring the book back and say thanks.",
        "The bus has energy-saving lamps.",
        "Ask what they won.",
        "Half of the people said so.",
        "Take the chance of a quiet hour.",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert list(wording(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Text your ex.",
        "Write a message to your former partner.",
        "Breathe, and then call your ex-boyfriend.",
        "Walk past the cafe and see the person who left you.",
        "Ask a mutual friend how it goes.",
        "Look at their profile.",
        "Open her feed for a minute.",
        "Tell a friend about the one you lost.",
        "Talk about your ex for ten minutes.",
        "Don't be shy: text your ex.",
        "Meet someone you used to date.",
        "Send the former girlfriend a picture.",
    ],
)
def test_a_request_that_turns_to_the_former_partner_is_found(text: str) -> None:
    assert list(towards_former_partner(text))


@pytest.mark.parametrize(
    "text",
    [
        "Don't look at their profile.",
        "Never write to your ex.",
        "Mute the chat with your ex.",
        "Leave your ex out of the talk.",
        "Rate the pull to look at their profile.",
        "The places are muted without a look at their profile.",
        "Ask a friend how they are.",
        "Look at their garden and ask about it.",
        "Text an old friend.",
        "Write a text and explain the next exercise.",
    ],
)
def test_what_refuses_it_or_concerns_other_people_is_left_alone(text: str) -> None:
    assert list(towards_former_partner(text)) == []


def test_an_if_may_name_the_pull_and_a_then_may_not_follow_it() -> None:
    plan = 'kind = "plan"\ntext = "Plan it."\nif = "{}"\nthen = "{}"'
    step = 'kind = "read"\ntext = "Read them once."'
    named = exercise(changed(HERE, (step, plan.format("If I see their profile", "I close the book"))))
    followed = exercise(changed(HERE, (step, plan.format("If it is night", "I look at their profile"))))
    assert list(wording_faults(named)) == []
    assert [key for key, _ in wording_faults(followed)] == ["step[2].then"]


@pytest.mark.parametrize("text", [OUT, HERE])
def test_a_plain_exercise_has_no_faults_of_wording(text: str) -> None:
    assert list(wording_faults(exercise(text))) == []


@pytest.mark.parametrize("key", ["title", "why", "done_when", "easier", "harder", "reflect", "safety"])
def test_every_key_that_people_read_is_looked_at(key: str) -> None:
    spoilt = msgspec.structs.replace(exercise(OUT), **{key: "Just so."})
    assert [place for place, _ in wording_faults(spoilt)] == [key]


def test_the_parts_of_steps_are_looked_at_too() -> None:
    spoilt = exercise(
        changed(OUT, ('"One question, whole answer."', '"Just ask."'), ('"very tense"', '"simply tense"'))
    )
    assert [place for place, _ in wording_faults(spoilt)] == ["step[2].carry", "step[3].high"]


def test_hard_sentences_are_told_with_their_grade() -> None:
    hard = "Interpersonal communication necessitates considerable emotional availability and articulation."
    spoilt = msgspec.structs.replace(exercise(OUT), why=hard * 2, easier=hard, harder=hard)
    faults = dict(wording_faults(spoilt))
    assert "reads at grade" in faults[""]


def test_someone_who_serves_has_to_be_protected_by_a_safety_line() -> None:
    shop = changed(
        OUT, ('setting = "street"', 'setting = "shop"'), ('safety = "One question, and let them go on."', "")
    )
    assert [key for key, _ in wording_faults(exercise(shop))] == ["safety"]
    assert list(wording_faults(exercise(changed(shop, ('"stranger"', '"alone"'))))) == []


def test_a_step_that_fills_more_than_a_screen_is_told() -> None:
    wide = " ".join(["seventy-two"] * 28)
    tall = msgspec.structs.replace(
        exercise(OUT), steps=(List(text=wide, count=10), Go(text="Go.", carry="Go."))
    )
    assert rows(tall.steps[0]) == 16
    assert "step[1]" not in dict(wording_faults(tall))
    taller = msgspec.structs.replace(tall, steps=(Read(text=" ".join(["x" * 70] * 9)), tall.steps[1]))
    assert "takes 10 rows" in dict(wording_faults(taller))["step[1]"]


def test_every_text_of_an_exercise_is_part_of_what_is_looked_at() -> None:
    one = exercise(OUT)
    keys = [key for key, _ in texts(one)]
    assert keys[:7] == ["title", "why", "done_when", "easier", "harder", "reflect", "safety"]
    assert keys[7:] == [
        "step[1].text",
        "step[2].text",
        "step[2].carry",
        "step[3].text",
        "step[3].low",
        "step[3].high",
    ]
    assert one.why in prose(one)
    assert all(step.text in prose(one) for step in one.steps)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("you", 1),
        ("question", 2),
        ("answer", 2),
        ("table", 2),
        ("tables", 2),
        ("waited", 2),
        ("asked", 1),
        ("boxes", 2),
        ("doing", 2),
        ("didn't", 2),
        ("don't", 1),
        ("smiles", 1),
        ("whole", 1),
        ("a", 1),
        ("hmm", 1),
        ("understanding", 4),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_follows_the_published_formula() -> None:
    # 6 words, 1 sentence, 7 syllables.
    assert grade("The cat sat on the table.") == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)
    # 12 words, 2 sentences, a line without a full stop counts as one.
    assert grade("The cat sat on the table\nThe cat sat on the table") == pytest.approx(
        0.39 * 6 + 11.8 * 7 / 6 - 15.59
    )
    assert grade("") == 0.0
