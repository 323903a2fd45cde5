"""What sounds as if one should get in touch with the other person: one definition for the tests of care.

What an exercise may not say is stricter still and stands in ``nc_tui.library.checks.prose``."""

import re
from collections.abc import Iterable

CONTACT = re.compile(
    r"\b(send|write|text|call|ring|message|reply|answer|respond|meet|visit|invite|greet|contact)\b"
    r"[^.?!:;]{0,30}\b(?<!from )(to them|them|back|it once|with the facts?|the answer|in the daytime)\b"
    r"|\bsend it\b|\bwrite one line about the child\b|\bpick up and ask\b|\bsay the words below\b"
    r"|\bone (plain )?(wish|line) (can|may|is)\b|\bholding reply is fair\b|\bmay answer\b"
    r"|\bget(ting)? (back )?in touch\b|\bthen it can be short\b|\bone line with the facts\b"
    r"|\bthe ready list decides\b|\bready list looks at\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(no|not|never|nothing|nobody|without|don't|doesn't|can't|unsent)\b", re.IGNORECASE)


def suggestions(texts: Iterable[str]) -> list[str]:
    """The sentences that sound like contact with them."""
    sentences = [s for text in texts for s in re.split(r"(?<=[.?!;:])\s+", text)]
    return [s for s in sentences if CONTACT.search(s) and not REFUSED.search(s)]
