"""The guides as they ship: sound, walkable to every ending, quiet where the gate is closed, and readable."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from textwrap import wrap

import pyphen  # type: ignore[import-untyped]
import pytest

from nc_tui.library.reading import load, shipped
from nc_tui.library.situations import Known, reachable, read_situations
from nc_tui.practice.branching import Closed, Guide, Page, ScriptPath, choose, find, here, options, start
from tests.content.contact import suggestions

FOLDER = shipped() / "situations"
CHECK = "damage-control"
IDS = sorted(path.stem.partition("-")[2] for path in FOLDER.glob("*.toml"))


@cache
def read() -> tuple[dict[str, Guide], tuple[str, ...]]:
    library, _ = load(None, None)
    guides, faults = read_situations(FOLDER, Known(library.exercises, library.skills, library.sources))
    return guides, tuple(map(str, faults))


def guide(name: str) -> Guide:
    return read()[0][name]


def of_each_guide(test: Callable[[str], None]) -> Callable[[], None]:
    """One test of them all, which names the guide that fails."""

    def of_all() -> None:
        for name in IDS:
            try:
                test(name)
            except AssertionError as error:
                error.add_note(f"in the guide {name}")
                raise

    return of_all


def texts(page: Page) -> tuple[str, ...]:
    """What a page says; its choices are the person's own words and stand apart."""
    if page.ending is None:
        return (page.text,)
    return tuple(text for text in (page.text, *page.ending.now, page.ending.note) if text is not None)


def prose(one: Guide) -> str:
    said = [text for page in one.pages for text in texts(page)]
    labels = [f"{choice.label}." for page in one.pages for choice in page.choices]
    return " ".join([f"{one.title}.", *said, *labels])


# -- what there is -------------------------------------------------------------------------------------


def test_every_guide_is_sound() -> None:
    assert read()[1] == ()
    assert sorted(read()[0]) == IDS
    assert len(IDS) >= 52


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (2, "self-check"),
        (2, "card"),
        (4, "self-check"),
        (6, "card"),
        (7, "guide"),
        (8, "guide"),
        (10, "guide"),
        (12, "self-check"),
        (13, "guide"),
        (14, "card"),
        (15, "card"),
        (17, "self-check"),
        (19, "card"),
    ],
)
def test_each_rule_that_asks_for_a_page_has_one_of_its_kind(row: int, kind: str) -> None:
    assert [one.id for one in read()[0].values() if row in one.rows and one.kind == kind]


@pytest.mark.parametrize("row", [1, 3, 5, 9, 11, 16])
def test_the_other_rules_of_hard_moments_are_answered_too(row: int) -> None:
    assert [one.id for one in read()[0].values() if row in one.rows]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("birthday", {"their-birthday", "my-birthday"}),
        ("my birthday", {"my-birthday"}),
        ("kids", {"children"}),
        ("saw them", {"saw-them"}),
        ("they texted me", {"they-wrote"}),
        ("christmas", {"holiday"}),
        ("instagram", {"looked"}),
        ("blocked", {"asked-no-contact"}),
        ("new boyfriend", {"they-see-someone"}),
        ("wedding", {"event", "anniversary"}),
        ("drunk", {"late-night"}),
        ("suicide", {"dark-thoughts"}),
        ("scared", {"afraid"}),
        ("their mother", {"their-family"}),
        ("keys", {"things"}),
        ("hospital", {"illness-or-death"}),
        ("how long", {"how-long"}),
        ("job", {"work", "news-of-them"}),
        ("rent", {"shared-home"}),
        ("slipped", {"slip"}),
        ("at the door", {"they-call"}),
        ("no reply", {"first-hello"}),
        ("nightmare", {"dream"}),
        ("sunday", {"empty-weekend"}),
        ("the dog", {"pet"}),
        ("dating app", {"social-media"}),
        ("jealous", {"jealousy"}),
        ("jelous of her", {"jealousy"}),
        ("revenge", {"anger"}),
        ("i'm so angry", {"anger"}),
        ("therapist", {"therapist"}),
        ("i'm depressed", {"therapist"}),
        ("they are depressed", {"they-are-ill"}),
        ("masculine", {"men-and-women"}),
        ("gay", {"men-and-women"}),
        ("abroad", {"far-away"}),
        ("pregnent", {"pregnancy"}),
        ("late period", {"pregnancy"}),
        ("they cheated on me", {"they-cheated"}),
        ("i cheated", {"i-cheated"}),
        ("hookup", {"sex"}),
        ("slept with my ex", {"sex"}),
        ("revenge porn", {"sex"}),
        ("i broke up with them", {"i-ended-it"}),
        ("they broke up with me", {"first-days"}),
        ("dumped", {"first-days"}),
        ("can't stop thinking about them", {"on-my-mind"}),
        ("can't stop looking", {"looked"}),
        ("homeless", {"new-place"}),
        ("will it cement their new relationship", {"cement"}),
        ("why active", {"why-active"}),
        ("get them back", {"usual-advice"}),
        ("have i changed", {"what-is-different"}),
        ("moved on", {"moved-on"}),
        ("left on read", {"first-hello"}),
        ("he hit me", {"afraid"}),
        ("kill myself", {"dark-thoughts"}),
        ("xmas", {"holiday"}),
    ],
)
def test_people_find_their_situation_by_their_own_words(typed: str, expected: set[str]) -> None:
    assert find(typed, read()[0])[0].id in expected


# -- walking -------------------------------------------------------------------------------------------


@cache
def places(name: str, closed: Closed) -> tuple[tuple[ScriptPath, Page], ...]:
    """Every place of a guide, checks included, by the shortest walk to it."""
    return tuple(walked(name, closed))


def walked(name: str, closed: Closed) -> Iterator[tuple[ScriptPath, Page]]:
    """The same, one after another."""
    guides = read()[0]
    ahead = [start(guides, name, closed)]
    seen: set[tuple[str, str | None, str | None]] = set()
    while ahead:
        walk = ahead.pop(0)
        last = walk.path[-1]
        if (last.page, last.check, last.to) in seen:
            continue
        seen.add((last.page, last.check, last.to))
        yield walk, here(guides, walk, closed)
        ahead += [
            choose(guides, walk, key, closed) for key in range(1, len(options(guides, walk, closed)) + 1)
        ]


@of_each_guide
def test_every_walk_comes_to_an_ending_and_every_ending_has_a_walk(name: str) -> None:
    for closed in (False, True):
        met = set()
        for walk, page in places(name, closed):
            assert (page.ending is None) == bool(options(read()[0], walk, closed))
            if walk.path[-1].check is None:
                met.add(page.id)
        assert met == set(reachable(guide(name), closed))
        assert [page for page in guide(name).pages if page.id in met and page.ending is not None]


@of_each_guide
def test_the_damage_control_check_comes_before_every_page_about_them(name: str) -> None:
    for closed in (False, True):
        for walk, page in places(name, closed):
            if page.about_them:
                assert [step for step in walk.path if step.check == CHECK]


def test_most_guides_about_the_other_person_use_the_check() -> None:
    """So that the test before this one has something to look at."""
    assert sum(1 for one in read()[0].values() if any(page.about_them for page in one.pages)) >= 15


def test_only_a_child_in_need_may_not_wait_for_the_check() -> None:
    urgent = {(one.id, page.id) for one in read()[0].values() for page in one.pages if page.urgent}
    assert urgent == {("they-wrote", "child-now"), ("children", "child-now"), ("they-call", "child-call")}


@pytest.mark.parametrize("closed", [False, True])
def test_no_walk_asks_for_more_than_eleven_choices(closed: bool) -> None:
    for name in IDS:
        for walk, _ in places(name, closed):
            assert len(walk.path) <= 12, name


# -- a closed gate -------------------------------------------------------------------------------------


@of_each_guide
def test_with_a_closed_gate_no_page_is_marked_or_sounds_like_contact(name: str) -> None:
    for _, page in places(name, closed=True):
        assert not page.contact
        assert suggestions(texts(page)) == [], page.id


@of_each_guide
def test_while_a_hello_waits_nothing_personal_is_begun_and_with_a_no_to_it_nothing_is_answered(
    name: str,
) -> None:
    assert not any(page.personal == "begins" for _, page in places(name, closed="begins"))
    assert not any(page.personal for _, page in places(name, closed="personal"))


def test_whoever_is_written_to_finds_the_words_for_a_no_and_what_is_needed_stays_open() -> None:
    def contact(name: str, closed: Closed) -> set[str]:
        return {page.id for _, page in places(name, closed) if page.contact}

    assert contact("they-wrote", "begins") == contact("they-wrote", False)
    assert contact("they-wrote", "personal") == {"child-now", "practical"}
    for name in ("children", "work", "things", "shared-home"):
        assert contact(name, "personal") == contact(name, False)
    assert contact("their-birthday", "begins") == contact("holiday", "begins") == set()


def test_the_phrases_would_be_noticed_on_the_pages_that_do_suggest_contact() -> None:
    """The check above is worth something only if it finds contact where there is some."""
    pages = [page for one in read()[0].values() for page in one.pages if page.contact]
    noticed = [page for page in pages if suggestions(texts(page))]
    assert len(pages) >= 15
    assert len(noticed) >= 0.7 * len(pages), [page.id for page in pages if page not in noticed]


def test_no_contact_means_no_contact_for_those_who_were_asked_for_it() -> None:
    assert not any(page.contact or page.about_them for page in guide("asked-no-contact").pages)


# -- help ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dark-thoughts", "afraid"])
def test_where_help_comes_first_every_ending_offers_it(name: str) -> None:
    for page in guide(name).pages:
        assert page.ending is None or page.ending.help, page.id


@of_each_guide
def test_an_answer_that_speaks_of_dying_leads_straight_to_help(name: str) -> None:
    pages = {page.id: page for page in guide(name).pages}
    for page in pages.values():
        for choice in page.choices:
            if re.search(r"not living|want to live|want to die|in danger", choice.label):
                if "don't want to die" in choice.label:
                    continue
                after = pages[choice.to].ending
                assert after is not None
                assert {"crisis", "emergency"} & set(after.help), choice.label


@of_each_guide
def test_no_page_names_a_number_or_a_method(name: str) -> None:
    """Numbers stand in the helpline file alone, where they carry the day they were checked."""
    said = prose(guide(name))
    assert not re.search(r"\d{4,}|\b\d{3}\b(?! days)(?<!335)", said)
    assert not re.search(r"\b(pills?|overdose|rope|knife|gun|bridge to jump|cut myself|poison)\b", said, re.I)


# -- the words -----------------------------------------------------------------------------------------

NEVER = [
    "just",
    "simply",
    "journey",
    "toxic",
    "healing",
    "heal",
    "closure",
    "boundaries",
    "boundary",
    "trigger",
    "triggers",
    "mindful",
    "mindfulness",
    "self-care",
    "vulnerable",
    "vulnerability",
    "authentic",
    "empower",
    "validate",
    "attune",
    "narcissist",
    "jealous",
    "outshine",
    "energy",
    "failure",
    "failed",
    "percent",
    "chances",
]
NEVER += ["hold space", "lean into", "sit with", "safe space", "win back", "reach out", "no contact rule"]
AMERICAN = [
    "practicing",
    "color",
    "neighbor",
    "favorite",
    "apologize",
    "realize",
    "organize",
    "behavior",
    "recognize",
    "honor",
    "center",
]
GENDERED = ["he", "she", "him", "his", "her", "hers", "wife", "husband", "ex", "girlfriend", "boyfriend"]


@of_each_guide
def test_the_words_are_plain_british_and_for_anyone(name: str) -> None:
    said = prose(guide(name))
    found = [
        word
        for word in (*NEVER, *AMERICAN, *GENDERED)
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said, re.IGNORECASE)
    ]
    assert found == []
    assert not re.search(r"[!—–%]", said)


@of_each_guide
def test_a_page_that_speaks_of_research_names_its_source(name: str) -> None:
    if re.search(r"\b(one study|studies|research|in the lab)\b", prose(guide(name)), re.IGNORECASE):
        assert guide(name).sources


def syllables(word: str) -> int:
    """The higher of two estimates: hyphenation misses some syllables, vowel groups count some silent ones."""
    groups = len(re.findall(r"[aeiouy]+", word.lower())) - bool(re.search(r"[^aeiouyl]e$", word.lower()))
    parts: str = HYPHENS.inserted(word.lower())
    return max(1, groups, parts.count("-") + 1)


HYPHENS = pyphen.Pyphen(lang="en_GB")


def grade(text: str) -> float:
    """Flesch–Kincaid grade (Kincaid et al. 1975)."""
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", text)
    sentences = max(1, len(re.findall(r"[.?:;]+(?=\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_guides_are_easy_to_read() -> None:
    grades = {name: grade(prose(guide(name))) for name in IDS}
    assert max(grades.values()) <= 6, grades
    assert sum(grades.values()) / len(grades) <= 4.5


def test_no_two_pages_say_the_same() -> None:
    said = [page.text for one in read()[0].values() for page in one.pages]
    assert [text for text in said if said.count(text) > 1] == [
        text for text in said if text.startswith("Thank you for saying so. You deserve a person")
    ]


# -- the size ------------------------------------------------------------------------------------------


@of_each_guide
def test_each_page_fits_the_screen_and_offers_two_to_four_choices(name: str) -> None:
    for page in guide(name).pages:
        acts = page.ending.now if page.ending else ()
        read = [text for text in texts(page) if text not in acts]
        blocks = [line for text in read for part in text.split("\n\n") for line in [*wrap(part, 62), ""]]
        blocks += [line for act in acts for line in wrap(act, 58)]
        assert len(blocks) + 2 * len(page.choices) <= 20, page.id
        assert page.ending is not None or 2 <= len(page.choices) <= 4, page.id
        assert len(wrap(page.text, 36)) <= 13, page.id
        assert max(len(word) for text in texts(page) for word in text.split()) <= 30


@of_each_guide
def test_each_ending_says_what_to_do_and_offers_something_beside_it(name: str) -> None:
    for page in guide(name).pages:
        if page.ending is not None and not page.ending.passes:
            end = page.ending
            assert len(" ".join(end.now)) >= 40, page.id
            assert end.exercise or end.record or end.note or end.help or end.guide, page.id


@of_each_guide
def test_an_ending_has_at_most_three_acts_and_three_ways_on(name: str) -> None:
    for page in guide(name).pages:
        if page.ending is not None:
            assert 1 <= len(page.ending.now) <= 3, page.id
            ways = (page.ending.exercise, page.ending.record, page.ending.guide)
            assert sum(way is not None for way in ways) <= 3, page.id
            assert all(act[0].isupper() and act[-1] in ".?!" for act in page.ending.now), page.id
