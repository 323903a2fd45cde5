"""The country that a computer seems to stand in, from what its system says about language and place."""

import re
from collections.abc import Mapping

NAMES = ("LC_TELEPHONE", "LC_ADDRESS", "LC_TIME", "LC_MESSAGES", "LANG")
"""Variables of POSIX that may name a region, the nearest to telephones first. ``LC_ALL`` overrides them."""


def region(environment: Mapping[str, str]) -> str:
    """Two capital letters (``GB`` of ``en_GB.UTF-8``); empty where nothing names a region."""
    names = ("LC_ALL",) if environment.get("LC_ALL") else NAMES
    for name in names:
        found = re.match(r"[A-Za-z]{2,3}[_-]([A-Z]{2})(?![A-Za-z0-9])", environment.get(name, ""))
        if found:
            return found[1]
    return ""
