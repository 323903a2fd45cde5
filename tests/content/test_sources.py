"""The sources: each one exists, is used, and says how much of it was read."""

import re
from pathlib import Path

from nc_tui.library.helplines import OLD, read_helplines
from nc_tui.library.reading import shipped
from nc_tui.library.situations import read_situations
from nc_tui.trainer.after_words import BEFORE_THE_WORDS
from tests.content.shelf import exercises, library, used_sources


def test_every_source_that_is_named_exists() -> None:
    missing = {
        f"{name}: sources: {source}"
        for name, exercise in exercises().items()
        for source in exercise.sources
        if source not in library().sources
    }
    assert missing == set()
    assert used_sources(library()) <= set(library().sources)


def test_every_source_is_used_somewhere() -> None:
    guides, _ = read_situations(shipped() / "situations")
    in_guides = {source for guide in guides.values() for source in guide.sources}
    assert set(library().sources) - used_sources(library()) - in_guides == set()


def test_a_source_is_named_by_its_authors_and_year() -> None:
    wrong = []
    for name, source in library().sources.items():
        words, _, year = name.rpartition("-")
        authors = re.sub(r"[^a-z]+", " ", source.authors.lower().replace("'", "").replace("’", ""))
        if int(year) != source.year or words.split("-")[0] not in authors.split():
            wrong.append(f"sources.toml: {name}")
    assert wrong == []


def test_a_source_can_be_found() -> None:
    lost = [
        f"sources.toml: {name}"
        for name, source in library().sources.items()
        if source.seen == "abstract" and not (source.doi or source.published)
    ]
    assert lost == []


def test_a_doi_has_the_form_of_one_and_stands_once() -> None:
    dois = [source.doi for source in library().sources.values() if source.doi is not None]
    assert [doi for doi in dois if not re.fullmatch(r"10\.\d{4,9}/\S+|arXiv:\d{4}\.\d{4,5}", doi)] == []
    assert len(set(dois)) == len(dois)


def test_a_why_gives_no_number_that_is_not_said_of_its_sources_elsewhere() -> None:
    wrong = []
    for name, exercise in exercises().items():
        sources = set(exercise.sources)
        about = [library().sources[source].finding for source in sources]
        about += [skill.evidence for skill in library().skills.values() if sources & set(skill.sources)]
        about += [section.text for section in library().evidence if sources & set(section.sources)]
        known = set(re.findall(r"\d+", " ".join(about)))
        wrong += [
            f"{name}: why: {number}" for number in re.findall(r"\d+", exercise.why) if number not in known
        ]
    assert wrong == []


def test_readme_and_evidence_page_say_how_the_sources_were_read() -> None:
    assert {source.seen for source in library().sources.values()} == {"abstract"}
    how = library().evidence[-1]
    assert how.title == "How the sources were read"
    assert "the abstract of each source, and none in full" in how.text
    readme = " ".join((Path(__file__).parents[2] / "README.md").read_text().split())
    assert "The sources, each read as an abstract and none in full" in readme


def test_the_evidence_page_says_of_the_helplines_dates_what_the_list_has() -> None:
    page = read_helplines(shipped())
    told = next(section.text for section in library().evidence if "Helpline numbers" in section.text)
    assert "the newest month in which a source showed each" in told
    assert f"only one source had it, or none since {OLD}" in told
    assert any(line.status == "single-source" and not line.is_checked for line in page.helpline)
    assert any(line.status == "verified" and not line.is_checked for line in page.helpline)


def test_every_study_that_after_names_is_a_source() -> None:
    named = set(re.findall(r"\((\w+) and (?:others|\w+) (\d{4})\)", BEFORE_THE_WORDS))
    assert named == {("Sbarra", "2005"), ("Monk", "2018")}
    for author, year in named:
        assert any(
            source.authors.startswith(author) and source.year == int(year)
            for source in library().sources.values()
        ), author
