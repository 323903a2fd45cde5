"""Which key of ours is meant where another one was typed: Caps Lock, full width, and other scripts."""

import unicodedata
from collections.abc import Mapping


def meant_keys(typed: str, base_keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that ``typed``, which means nothing by itself, may stand for, the likeliest first: the same
    sign in full or half width, the same digit in other numerals, the small letter, and what the key is on a
    US keyboard, as far as the terminal told (``base_keys``). Only letters and digits are keys to be meant."""
    plain = unicodedata.normalize("NFKC", typed)
    found = [plain, plain.lower()]
    digit = unicodedata.digit(plain, None) if len(plain) == 1 else None
    if digit is not None:
        found.append(str(digit))
    found += [base_keys.get(sign, "").lower() for sign in (typed, typed.lower(), typed.upper())]
    able = [one for one in found if len(one) == 1 and one.isascii() and one.isalnum() and one != typed]
    return tuple(dict.fromkeys(able))
