"""The engine of branching texts: walks, checks, a closed gate, rehearsals' judgements, and the search."""

from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.branching import (
    Choice,
    Closed,
    Distress,
    Ending,
    Guide,
    Page,
    Script,
    ScriptPath,
    back,
    choose,
    find,
    here,
    options,
    rate,
    start,
)

END = Ending(now=("Go outside for ten minutes.",))


def page(name: str, *ways: Choice | tuple[str, str], **marks: object) -> Page:
    choices = tuple(way if isinstance(way, Choice) else Choice(*way) for way in ways)
    fields: dict[str, object] = {"ending": None if choices else END, **marks}
    return msgspec.convert(
        {"id": name, "text": f"The page {name}.", "choices": choices, **fields}, Page, from_attributes=True
    )


def guide(name: str, *pages: Page, words: tuple[str, ...] = ("word",), title: str = "A guide") -> Guide:
    return Guide(id=name, title=title, kind="guide", words=words, pages=pages)


CALM = guide(
    "calm",
    page("feeling", ("Calm", "steady"), ("Loud", "ride"), ("Can't tell", "closer")),
    page("closer", ("Calm after all", "steady"), ("Loud", "ride")),
    page("steady", ending=Ending(now=("Go on.",), passes=True)),
    page("ride"),
)
WROTE = guide(
    "wrote",
    page("urgent", ("Nobody is in danger", "kind"), ("Someone is in danger", "danger")),
    page("kind", Choice("It's personal", "holding", check="calm"), ("Nothing to answer", "leave")),
    page("holding", about_them=True, contact=True, closed_to="closed"),
    page("danger"),
    page("leave"),
    page("closed"),
)
GUIDES = {"calm": CALM, "wrote": WROTE}


def walked(*keys: int, closed: bool = False, script: str = "wrote") -> ScriptPath:
    walk = start(GUIDES, script, closed)
    for key in keys:
        walk = choose(GUIDES, walk, key, closed)
    return walk


def test_a_walk_begins_on_the_first_page() -> None:
    assert here(GUIDES, walked(), closed=False).id == "urgent"


def test_a_choice_leads_to_its_page() -> None:
    assert here(GUIDES, walked(2), closed=False).id == "danger"


def test_an_ending_has_no_choices() -> None:
    assert options(GUIDES, walked(2), closed=False) == ()


@pytest.mark.parametrize("key", [0, 3, -1])
def test_a_key_without_a_choice_is_named_with_those_there_are(key: int) -> None:
    with pytest.raises(ValueError, match=r"1 to 2"):
        choose(GUIDES, walked(), key, closed=False)


def test_choosing_at_an_ending_says_that_there_is_nothing_to_choose() -> None:
    with pytest.raises(ValueError, match="none here"):
        choose(GUIDES, walked(2), 1, closed=False)


def test_an_unknown_text_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        start(GUIDES, "nowhere", closed=False)


def test_a_stored_walk_whose_page_is_gone_is_a_key_error() -> None:
    shorter = {**GUIDES, "wrote": msgspec.structs.replace(WROTE, pages=WROTE.pages[:1])}
    with pytest.raises(KeyError, match="danger"):
        here(shorter, walked(2), closed=False)


def test_back_goes_one_page_back_and_stays_on_the_first() -> None:
    walk = walked(1)
    assert back(walk) == walked()
    assert back(walked()) == walked()


def test_a_walk_is_the_same_after_being_stored() -> None:
    walk = walked(1, 1, 3)
    assert msgspec.json.decode(msgspec.json.encode(walk), type=ScriptPath) == walk


class TestACheck:
    def test_comes_before_the_page(self) -> None:
        assert here(GUIDES, walked(1, 1), closed=False).id == "feeling"

    def test_lets_through_to_the_page_without_showing_its_own_ending(self) -> None:
        assert here(GUIDES, walked(1, 1, 1), closed=False).id == "holding"

    def test_lets_through_from_its_later_pages_too(self) -> None:
        assert here(GUIDES, walked(1, 1, 3, 1), closed=False).id == "holding"

    def test_ends_the_walk_where_it_is_not_passed(self) -> None:
        walk = walked(1, 1, 2)
        assert here(GUIDES, walk, closed=False).id == "ride"
        assert options(GUIDES, walk, closed=False) == ()

    def test_can_be_walked_back_out_of(self) -> None:
        assert here(GUIDES, back(walked(1, 1)), closed=False).id == "kind"

    def test_shows_its_passing_page_when_walked_by_itself(self) -> None:
        assert here(GUIDES, walked(1, script="calm"), closed=False).id == "steady"

    def test_is_left_out_where_the_closed_gate_leaves_nothing_to_check(self) -> None:
        assert here(GUIDES, walked(1, 1, closed=True), closed=True).id == "closed"


class TestAClosedGate:
    def test_puts_the_stand_in_where_it_closes_in_the_middle_of_a_walk(self) -> None:
        walk = walked(1, 1, 1)
        assert here(GUIDES, walk, closed=True).id == "closed"
        assert options(GUIDES, walk, closed=True) == ()

    def test_closes_inside_a_check_as_well(self) -> None:
        inside = walked(1, 1)
        assert here(GUIDES, choose(GUIDES, inside, 1, closed=True), closed=True).id == "closed"

    def test_replaces_a_first_page(self) -> None:
        guides = {"g": guide("g", page("open", ("Go", "end"), closed_to="end"), page("end"))}
        assert here(guides, start(guides, "g", closed=True), closed=True).id == "end"


RATED = Script(
    id="angry",
    title="How tense are you?",
    pages=(
        page(
            "they-say",
            ("Calmer", "calmer"),
            ("Louder", "louder"),
            distress=Distress(to="stop"),
        ),
        page("calmer"),
        page("louder"),
        page("stop"),
    ),
)


class TestAPageThatAsksForANumber:
    scripts = {"angry": RATED}

    def test_waits_for_the_number_before_it_offers_replies(self) -> None:
        walk = start(self.scripts, "angry", closed=False)
        assert options(self.scripts, walk, closed=False) == ()
        assert len(options(self.scripts, rate(self.scripts, walk, 7, closed=False), closed=False)) == 2

    def test_stops_above_seven(self) -> None:
        walk = rate(self.scripts, start(self.scripts, "angry", closed=False), 8, closed=False)
        assert here(self.scripts, walk, closed=False).id == "stop"

    def test_asks_again_after_going_back(self) -> None:
        walk = rate(self.scripts, start(self.scripts, "angry", closed=False), 8, closed=False)
        assert options(self.scripts, back(walk), closed=False) == ()

    @pytest.mark.parametrize("number", [-1, 11])
    def test_refuses_a_number_outside_the_scale(self, number: int) -> None:
        with pytest.raises(ValueError, match="0 to 10"):
            rate(self.scripts, start(self.scripts, "angry", closed=False), number, closed=False)

    def test_refuses_a_number_nobody_asked_for(self) -> None:
        with pytest.raises(ValueError, match="doesn't ask"):
            rate(GUIDES, walked(), 3, closed=False)


# -- any guide at all ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stroll:
    """A guide, and what someone does in it: keys, and from which step on the gate is closed."""

    guide: Guide
    keys: tuple[int, ...]
    closes: int


@st.composite
def strolls(draw: st.DrawFn) -> Stroll:
    """Pages p0…p9; any may suggest contact, and those have a stand-in among s0…s2 that never does."""
    count = draw(st.integers(2, 10))
    names = [f"p{n}" for n in range(count)]
    pages = []
    for name in names:
        contact = draw(st.booleans())
        ways = draw(st.lists(st.tuples(st.sampled_from(names), st.booleans()), max_size=4))
        choices = [Choice("Go on", to, check="calm" if check else None) for to, check in ways]
        marks = {"about_them": True, "contact": True, "closed_to": draw(st.sampled_from(["s0", "s1", "s2"]))}
        pages.append(page(name, *choices, **(marks if contact else {})))
    pages += [page("s0"), page("s1", ("Go on", draw(st.sampled_from(names)))), page("s2", ("Round", "s1"))]
    keys = tuple(draw(st.lists(st.integers(1, 4), max_size=15)))
    return Stroll(guide("any", *pages), keys, draw(st.integers(0, 15)))


def strolled(stroll: Stroll) -> list[tuple[ScriptPath, bool]]:
    """Every place the stroll comes to, with the gate as it was when one looked."""
    guides = {"calm": CALM, "any": stroll.guide}
    closed = stroll.closes == 0
    walk = start(guides, "any", closed)
    places = [(walk, closed)]
    for number, key in enumerate(stroll.keys, start=1):
        closed = number >= stroll.closes
        choices = options(guides, walk, closed)
        if choices:
            walk = choose(guides, walk, (key - 1) % len(choices) + 1, closed)
        places.append((walk, closed))
    return places


@settings(max_examples=150)
@given(strolls())
def test_with_the_gate_closed_no_page_that_suggests_contact_is_ever_shown(stroll: Stroll) -> None:
    guides = {"calm": CALM, "any": stroll.guide}
    for walk, closed in strolled(stroll):
        if closed:
            assert not here(guides, walk, closed).contact
    last, _ = strolled(stroll)[-1]
    while len(last.path) > 1:
        last = back(last)
        assert not here(guides, last, closed=True).contact


@settings(max_examples=150)
@given(strolls())
def test_back_undoes_the_last_choice(stroll: Stroll) -> None:
    guides = {"calm": CALM, "any": stroll.guide}
    for walk, closed in strolled(stroll):
        for key in range(1, len(options(guides, walk, closed)) + 1):
            assert back(choose(guides, walk, key, closed)) == walk


@settings(max_examples=150)
@given(strolls())
def test_a_checked_choice_reaches_its_page_only_through_the_check(stroll: Stroll) -> None:
    open_gate = Stroll(stroll.guide, stroll.keys, closes=99)
    walk, _ = strolled(open_gate)[-1]
    for before, step in zip(walk.path, walk.path[1:], strict=False):
        if step.check is None and before.check is None and step.by is not None:
            assert step.by.check is None


# -- the search ----------------------------------------------------------------------------------------

SHELF = {
    "birthday": guide("birthday", page("a"), words=("birthday", "gift"), title="It's their birthday"),
    "kids": guide("kids", page("a"), words=("children", "kids", "hand-over"), title="Children"),
    "saw": guide("saw", page("a"), words=("saw them", "ran into"), title="I ran into them"),
    "party": guide(
        "party",
        Page(id="a", text="A birthday party where they come too.", ending=END),
        words=("party",),
        title="An event",
    ),
}


def found(words: str) -> list[str]:
    return [one.id for one in find(words, SHELF)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("birthday", "birthday"),
        ("kids", "kids"),
        ("saw them", "saw"),
        ("BIRTH", "birthday"),
        ("handover hand-over", "kids"),
        ("parties party", "party"),
        ("it’s", "birthday"),
    ],
)
def test_a_search_finds_by_words_and_by_their_beginnings(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_a_search_word_counts_more_than_a_word_in_a_text() -> None:
    assert found("birthday") == ["birthday"]
    assert found("come") == ["party"]


def test_a_word_nobody_has_finds_nothing() -> None:
    assert found("zebra") == []


def test_an_empty_search_shows_all_in_order() -> None:
    assert found("  ") == list(SHELF)


@given(st.text(max_size=40))
def test_any_search_text_gives_each_guide_at_most_once(typed: str) -> None:
    names = found(typed)
    assert len(names) == len(set(names))
    assert set(names) <= set(SHELF)


# -- personal pages ------------------------------------------------------------------------------------

FRIENDS = guide(
    "friends",
    page("what", ("A wish", "wish"), ("They asked", "no"), ("The children", "practical"), ("None", "leave")),
    page("wish", about_them=True, contact=True, personal="begins", closed_to="closed"),
    page("no", about_them=True, contact=True, personal="answers", closed_to="closed"),
    page("practical", about_them=True, contact=True, closed_to="closed"),
    page("leave"),
    page("closed"),
)


@pytest.mark.parametrize(
    ("closed", "pages"),
    [
        (False, ["wish", "no", "practical", "leave"]),
        ("begins", ["closed", "no", "practical", "leave"]),
        ("personal", ["closed", "closed", "practical", "leave"]),
        (True, ["closed", "closed", "closed", "leave"]),
    ],
)
def test_what_is_personal_closes_apart_from_what_is_needed(closed: Closed, pages: list[str]) -> None:
    scripts = {"friends": FRIENDS}
    first = start(scripts, "friends", closed)
    assert [choose(scripts, first, key, closed).path[-1].page for key in (1, 2, 3, 4)] == pages
