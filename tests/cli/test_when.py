"""Guides on the command line: found by words, walked page by page to every ending."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nc_tui.library.reading import shipped
from nc_tui.library.situations import reachable, read_situations
from nc_tui.practice import branching, way
from nc_tui.practice.branching import Guide, ScriptPath
from tests.cli.conftest import NOW, Call

GUIDES, _ = read_situations(shipped() / "situations")
PAGE_KEYS = ["guide", "title", "page", "text", "asks_rating", "choices", "ending", "asks_first", "in_doubt"]
CARE = way.GATES


def flat(text: str) -> str:
    return " ".join(text.split())


def test_without_words_and_without_a_terminal_every_guide_is_listed(nc: Call) -> None:
    shown = nc("when")
    assert shown.status == 0
    for guide in GUIDES.values():
        assert guide.title in shown.out
        assert guide.id in shown.out
    assert [line for line in shown.out.splitlines() if len(line) > 80] == []
    found = nc("when", "--json").json
    assert [list(one) for one in found] == [["id", "title", "kind"]] * len(GUIDES)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("birthday", "their-birthday"),
        ("kids", "children"),
        ("saw them", "saw-them"),
        ("they wrote", "they-wrote"),
    ],
)
def test_words_find_the_guide_that_fits(nc: Call, words: str, first: str) -> None:
    found = nc("when", *words.split(), "--json").json
    assert (found[0]["id"] if isinstance(found, list) else found["guide"]) == first


def test_an_id_or_a_title_opens_the_first_page_with_its_choices(nc: Call) -> None:
    by_id = nc("when", "they-wrote")
    assert by_id.out == nc("when", "They wrote to me").out
    assert by_id.out.startswith("They wrote to me\n")
    assert "  4  None of these\n" in by_id.out
    page = nc("when", "they-wrote", "--json").json
    assert list(page) == PAGE_KEYS
    assert page["choices"][3] == {"number": 4, "label": "None of these"}


def test_a_page_that_suggests_contact_waits_for_unanswered_care_questions(nc: Call) -> None:
    for guide in GUIDES.values():
        shown = nc("when", guide.id, "--json").json
        assert shown["asks_first"] == ([*CARE] if shown["text"] == branching.QUESTIONS_FIRST else [])
        for page in guide.pages:
            if page.contact:
                seen = branching.shown(guide, page.id, None)
                assert not seen.contact, (guide.id, page.id)
                assert seen.text != page.text
                assert branching.shown(guide, page.id, False) is page


def test_numbers_lead_on_through_the_check(nc: Call) -> None:
    page = nc("when", "they-wrote", "--go", "4", "--go", "2", "--json").json
    assert (page["page"], page["guide"]) == ("feeling", "they-wrote")
    page = nc("when", "they-wrote", *(word for n in "42111" for word in ("--go", n)), "--json").json
    assert page["page"] == "wait"
    assert list(page["ending"]) == ["now", "exercise", "record", "note", "help", "guide"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("xyzzy",), 1, "no guide has “xyzzy”"),
        (("birthday", "--go", "1"), 1, "--go needs one"),
        (("they-wrote", "--go", "5"), 1, "there is no choice 5; the choices are 1 to 4"),
        (("they-wrote", "--go", "1", "--go", "1"), 1, "none here"),
        (("they-wrote", "--go", "x"), 2, "--go"),
    ],
    ids=str,
)
def test_what_leads_nowhere_is_one_line(nc: Call, words: tuple[str, ...], status: int, says: str) -> None:
    shown = nc("when", *words)
    assert shown.status == status
    assert shown.out == ""
    assert says in shown.complaint


def keys_to_every_page(guide: Guide, closed: bool) -> Iterator[str]:
    """What to type to come to every page by a shortest way, and back to the first one each time."""
    ahead: list[tuple[ScriptPath, list[str]]] = [(branching.start(GUIDES, guide.id, closed), [])]
    seen = set()
    while ahead:
        walk, typed = ahead.pop(0)
        last = walk.path[-1]
        place = (last.page, last.check, last.to, last.distress is None)
        if place in seen:
            continue
        seen.add(place)
        page = branching.here(GUIDES, walk, closed)
        if page.distress is not None and last.distress is None:
            moves = [(n, branching.rate(GUIDES, walk, n, closed)) for n in (0, 10)]
        else:
            choices = branching.options(GUIDES, walk, closed)
            moves = [(n, branching.choose(GUIDES, walk, n, closed)) for n in range(1, len(choices) + 1)]
        ahead += [(after, [*typed, str(number)]) for number, after in moves]
        if len(walk.path) > 1:
            yield from (*typed, *"b" * (len(walk.path) - 1))


@pytest.mark.content
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.id)
def test_every_guide_is_walked_to_every_ending(
    nc: Call, guide: Guide, closed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    nc("situation", *(word for gate in CARE for word in (f"--{gate}", "no")))
    if closed:
        nc("situation", "--asked-no-contact", "yes")
    monkeypatch.setattr("nc_tui.cli.when.in_terminal", lambda: True)
    shown = nc("when", guide.id, stdin="\n".join(keys_to_every_page(guide, closed)) + "\n")
    assert shown.status == 0, shown.err
    said = flat(shown.out)
    for page in reachable(guide, closed).values():
        assert flat(page.text) in said, page.id
        if page.ending is not None:
            assert all(flat(act) in said for act in page.ending.now)
            assert flat(page.ending.note or "") in said
    if closed:
        suggesting = [page for page in guide.pages if page.contact]
        assert not any(flat(page.text) in said for page in suggesting)
        assert not any(
            page.ending and page.ending.note and flat(page.ending.note) in said for page in suggesting
        )
    assert [line for line in shown.out.splitlines() if len(line) > 80] == []


def test_a_list_asks_for_a_number_and_an_empty_line_leaves(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nc_tui.cli.when.in_terminal", lambda: True)
    shown = nc("when", "birthday", stdin="77\nnonsense\n2\n\n")
    assert shown.status == 0
    assert "It's my birthday\n" in shown.out
    assert "The next ten minutes" not in shown.out
    left = nc("when", "birthday", stdin="\n")
    assert left.status == 0
    assert "enter: leave" not in left.out, "no guide was opened"


def test_an_ending_can_lead_into_the_next_guide(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nc_tui.cli.when.in_terminal", lambda: True)
    shown = nc("when", "they-wrote", stdin="3\ng\n\n")
    assert "g: next guide" in shown.out
    assert f"{GUIDES['afraid'].title}\n{GUIDES['afraid'].pages[0].text[:30]}" in shown.out


def test_in_a_real_terminal_a_number_is_read_and_the_end_of_input_leaves() -> None:
    main, other = pty.openpty()
    environment = os.environ | {"NC_TUI_NOW": NOW, "TERM": "dumb"}
    words = [sys.executable, "-m", "nc_tui", "when", "they-wrote"]
    with subprocess.Popen(words, stdin=other, stdout=other, stderr=other, env=environment) as program:
        os.close(other)
        assert "None of these" in until(main, "enter: leave")
        os.write(main, b"1\n")
        assert "The next ten minutes" in until(main, "enter: leave")
        os.write(main, b"\x04")
        assert program.wait(10) == 0
    os.close(main)


def until(main: int, words: str) -> str:
    """What the terminal shows until the words stand there."""
    shown, ends = "", time.monotonic() + 20
    while words not in shown and time.monotonic() < ends:
        if select.select([main], [], [], 0.2)[0]:
            shown += os.read(main, 65536).decode(errors="replace")
    return shown


def test_a_guide_with_a_dead_end_is_left_out_and_named(
    nc: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "exercises"
    shutil.copytree(shipped(), content)
    broken = content / "situations" / "08-looked.toml"
    text = broken.read_text()
    broken.write_text(text[: text.index("[[page]]", text.index("[[page]]") + 1)])
    for module in ("reading", "guides"):
        monkeypatch.setattr(f"nc_tui.library.{module}.shipped", lambda: content)
    shown = nc("check")
    assert shown.status == 0, "no record is lost"
    assert "situations/08-looked.toml" in shown.out
    assert any(one["file"] == "situations/08-looked.toml" for one in nc("check", "--json").json["library"])
    listed = nc("when")
    assert "I looked at their profile" not in listed.out
    assert "They wrote to me" in listed.out
    assert "nc-tui check" in listed.out


def test_a_whole_library_counts_its_guides(nc: Call) -> None:
    assert f"{len(GUIDES)} guides" in nc("check").out
