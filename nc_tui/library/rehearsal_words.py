"""How a rehearsal is written: what a program can tell about its words, and about replies that give
themselves away by how they look."""

import re
from collections.abc import Iterator

from nc_tui.library.checking import Difference
from nc_tui.library.checks.prose import HARDEST, grade, wording
from nc_tui.practice.moves import SKILLED
from nc_tui.practice.rehearsal import Ending, Fork, Middle, Rehearsal, Reply, Talk

LENGTHS = 2
"""The longest reply of a page has at most this many times the characters of the shortest."""
ENGLISH = "en"

_FORMER = re.compile(r"(?<![\w-])(?:ex(?:es)?(?:['’]s)?(?![\w-])|ex-\w+)", re.IGNORECASE)
_REUNION = re.compile(
    r"(?<!\w)(?:(?:back|get|getting|got) together|together again|(?:second|another|one more|last) chance"
    r"|start(?:ing)? over|fresh start|new beginning|from the beginning|as it used to be"
    r"|like (?:it was )?before|(?:love|loves|loved|miss|misses|missed|want|wants|need|needs) you"
    r"|take (?:you|me) back|come back to|us again|kiss\w*|date|dating)(?!\w)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?<!\w)(?:see you|meet (?:up|again)|meet(?:ing)? (?:for|on|at)|come (?:over|in|by|round)|coffee some"
    r"|dinner|next (?:week|time|month|weekend)|call (?:me|you)|write (?:to )?(?:me|you)|text (?:me|you)"
    r"|(?:keep|stay) in touch|tomorrow night|soon)(?!\w)",
    re.IGNORECASE,
)
_BUT = re.compile(r"(?<!\w)but(?!\w)", re.IGNORECASE)
_PLAN = re.compile(r"\AIf .+, then I\Z")
_GONE = re.compile(
    r"(?<!\w)(?:hangs up|is gone|has gone|walks (?:off|away)|drives off"
    r"|(?:door|gate) (?:shuts|closes) behind)(?!\w)"
)
_SAYS = re.compile(r"”,? (?:says|said|asks|calls|adds) (\w+)")
_SOMEBODY = re.compile(r"(?<!\w)(?:he|she|they|it|somebody|someone|one of \w+)(?!\w)", re.IGNORECASE)
FEWEST_WORDS = 3
"""A sentence of fewer words may be said twice."""
_MADE_UP = re.compile(r"(?<!\w)made[ -]up(?!\w)", re.IGNORECASE)


def writing_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    """Every rule on writing that a file breaks, as place and what is wrong; marked ``wording:`` where it is
    about words. What needs English is looked at in English files only."""
    yield from _reply_faults(rehearsal)
    yield from _speech_faults(rehearsal)
    if rehearsal.language != ENGLISH:
        return
    # Nearly every file is clean, and one long text is looked through much faster than many short ones.
    clean = not any(wording("\n\n".join(text for _, text in texts(rehearsal))))
    for key, text in texts(rehearsal):
        for what in () if clean else wording(text):
            yield key, f"wording: {what}"
        if '"' in text:
            yield key, "wording: has straight quotation marks; what somebody says goes between “ and ”"
        if "‘" in text or "’" in text:
            yield key, "wording: has a curved apostrophe; the straight one (') is used everywhere"
        for found in _FORMER.finditer(text):
            yield key, f"wording: “{found[0]}”: these people are made up; say who it is to them, or a name"
    yield from _ending_faults(rehearsal)
    if not _PLAN.search(rehearsal.plan):
        yield "plan", "must be the beginning of a plan: If …, then I"
    if not _MADE_UP.search(rehearsal.persona):
        yield "persona", "must say that this person is made up (with these words)"
    hardness = grade("\n".join(_explaining(rehearsal)))
    if hardness > HARDEST:
        yield "", f"wording: reads at grade {hardness:.1f}, at most {HARDEST:g}; shorter sentences help"


def texts(rehearsal: Rehearsal) -> Iterator[Difference]:
    """Every text that is read in a rehearsal, with its place."""
    for key in ("title", "persona", "scene", "cue", "leaving", "plan"):
        yield key, getattr(rehearsal, key)
    for page in rehearsal.pages:
        if isinstance(page, Fork | Middle):
            continue
        place = f"page {page.id}"
        yield f"{place}, text", page.text
        for number, other in enumerate(page.instead, start=1):
            yield f"{place}, instead {number}", other.text
        if isinstance(page, Talk):
            for number, reply in enumerate(page.replies, start=1):
                yield f"{place}, reply {number}, say", reply.say
                yield f"{place}, reply {number}, back", reply.back
                yield f"{place}, reply {number}, comment", reply.comment
        elif isinstance(page, Ending):
            yield f"{place}, now", page.now


def _explaining(rehearsal: Rehearsal) -> Iterator[str]:
    """What explains something: without what is said in the talk, which is easy to read whatever it says."""
    yield from (rehearsal.persona, rehearsal.scene, rehearsal.leaving)
    for page in rehearsal.pages:
        if isinstance(page, Talk):
            yield from (reply.comment for reply in page.replies)
        elif isinstance(page, Ending):
            yield page.now


def names(rehearsal: Rehearsal) -> set[str]:
    """The names of the people who speak in a rehearsal."""
    pages = (page for page in rehearsal.pages if not isinstance(page, Fork | Middle))
    return {rehearsal.who, *(page.who for page in pages if page.who is not None)}


def _ending_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    for page in rehearsal.pages:
        if not isinstance(page, Ending):
            continue
        said = [("text", page.text), *((f"instead {n}", one.text) for n, one in enumerate(page.instead, 1))]
        for key, text in (*said, ("now", page.now)):
            for found in _REUNION.finditer(text):
                yield (
                    f"page {page.id}, {key}",
                    f"wording: “{found[0]}” promises a reunion; an end is an end",
                )
        for key, text in said if rehearsal.level == 3 else ():
            for found in _MEETING.finditer(text):
                yield f"page {page.id}, {key}", f"wording: “{found[0]}” looks ahead to them; an end is an end"


def _reply_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    pages = [page for page in rehearsal.pages if isinstance(page, Talk)]
    for page in pages:
        yield from _looks(page)
    two = sum(len({reply.move for reply in page.replies if reply.move in SKILLED}) > 1 for page in pages)
    if 2 * two <= len(pages):
        yield (
            "page",
            f"{two} of {len(pages)} pages with replies have two skilled replies of different moves; "
            "most of them must",
        )
    quiet = sum(not any(map(_gives_away, page.replies)) for page in pages)
    if 2 * quiet < len(pages):
        loud = f"{len(pages) - quiet} of {len(pages)} pages with replies"
        yield "page", f"an unskilled reply has blame or “but” on {loud}; at most half"
    by_chance = sum(_skilled(page.replies) / len(page.replies) for page in pages)
    for looks, which in (("longest", max), ("shortest", min)):
        given_away = sum(_skilled_at(page, which(len(reply.say) for reply in page.replies)) for page in pages)
        if given_away > by_chance + 1e-9:
            yield (
                "page",
                f"the {looks} reply is skilled on {given_away:.3g} of {len(pages)} pages, by chance it would "
                f"be on {by_chance:.3g}; length must not give it away",
            )


def _looks(page: Talk) -> Iterator[Difference]:
    lengths = [len(reply.say) for reply in page.replies]
    if max(lengths) > LENGTHS * min(lengths):
        yield (
            f"page {page.id}",
            f"has replies of {min(lengths)} to {max(lengths)} characters; the longest may have twice as many "
            "as the shortest",
        )
    for key in ("back", "say"):
        seen: dict[str, int] = {}
        for number, reply in enumerate(page.replies, start=1):
            text = getattr(reply, key).casefold()
            if text in seen:
                yield (
                    f"page {page.id}, reply {number}",
                    f"has the same {key} as reply {seen[text]}",
                )
            seen.setdefault(text, number)


def _gives_away(reply: Reply) -> bool:
    return reply.move not in SKILLED and (reply.move == "blame" or _BUT.search(reply.say) is not None)


def _skilled(replies: tuple[Reply, ...]) -> int:
    return sum(reply.move in SKILLED for reply in replies)


def _skilled_at(page: Talk, length: int) -> float:
    """Whether the reply of this length is skilled; a share of 1 where several have it."""
    alike = tuple(reply for reply in page.replies if len(reply.say) == length)
    return _skilled(alike) / len(alike)


def _speech_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    """Where it can't be told who speaks, somebody says a thing twice running, or speaks on after going."""
    pages = {page.id: page for page in rehearsal.pages}
    known = names(rehearsal)
    for page in rehearsal.pages:
        if isinstance(page, Fork | Middle):
            continue
        who = page.who or rehearsal.who
        said = [(f"page {page.id}, text", page.text)]
        said += [(f"page {page.id}, instead {n}", other.text) for n, other in enumerate(page.instead, 1)]
        if isinstance(page, Talk):
            said += [(f"page {page.id}, reply {n}, back", one.back) for n, one in enumerate(page.replies, 1)]
        for place, text in said:
            yield from ((place, what) for what in _unclear(text, who, known))
        for number, reply in enumerate(page.replies if isinstance(page, Talk) else (), start=1):
            place, after = f"page {page.id}, reply {number}, back", pages.get(reply.to)
            if not isinstance(after, Talk) or (after.who or rehearsal.who) != who:
                continue
            if _GONE.search(reply.back):
                yield place, f"they go here, and on page {after.id} they speak on"
            if _first_words(reply.back) in map(
                _first_words, (after.text, *(one.text for one in after.instead))
            ):
                yield (
                    place,
                    f"begins as page {after.id} does, which comes next; nobody says a thing twice running",
                )


def _unclear(text: str, who: str, known: set[str]) -> Iterator[str]:
    """What is unclear about who speaks in a text. Where one person speaks in the whole file, nothing is."""
    if not text.startswith("“"):
        if (
            len(known) > 1
            and "“" in text
            and not _SOMEBODY.search(text)
            and not any(name in text for name in known)
        ):
            yield "holds speech and says nowhere who speaks"
        return
    for found in _SAYS.finditer(text):
        if found[1] in known and found[1] != who:
            yield f"stands beside {who}'s name, and {found[1]} speaks; give the page its who"


def _first_words(text: str) -> str:
    """The first sentence in plain words; empty where it is a word or two, which anybody may say again."""
    first = re.split(r"[.?!”]", text.lstrip("“"), maxsplit=1)[0].casefold()
    return first if first.count(" ") >= FEWEST_WORDS - 1 else text.casefold()
