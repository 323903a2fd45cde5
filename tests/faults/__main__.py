"""``python -m tests.faults [--every N] [--part K/M] [--seconds S] [ACT …]``: each act with every fault at every call it makes.

``--every 7`` tries each seventh of them, ``--part 1/2`` the first of two halves. With ``--seconds`` each act gets its share
of them, and it is said how many faults weren't tried. What is wrong is printed, a line each, and the exit status is 1 then;
it is 1 as well where nothing was tried, which shows nothing.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.read_once import read_once


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("acts", nargs="*")
    given = parser.parse_args()
    part, parts = map(int, given.part.split("/"))
    if not 1 <= part <= parts or given.every < 1:
        parser.error("--part is K/M with K from 1 to M, --every at least 1")
    read_once()
    from tests.faults.acts import ACTS
    from tests.faults.trying import Place, Tries, described

    tried = left = wrong = 0
    names = given.acts or list(ACTS)
    if unknown := [name for name in names if name not in ACTS]:
        parser.error(f"no act is called {unknown[0]}; there are {', '.join(ACTS)}")
    ends = time.monotonic() + given.seconds
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder).resolve())
        for number, name in enumerate(names):
            tries = Tries(place, name)
            faults = tries.faults()[part - 1 :: parts * given.every]
            Random(name).shuffle(faults)
            share = (ends - time.monotonic()) / (len(names) - number)
            until = time.monotonic() + share
            for fault in faults:
                if time.monotonic() > until:
                    left += 1
                    continue
                tried += 1
                for what in tries.wrong_with(fault):
                    wrong += 1
                    call = (*tries.ended.calls, "its end")[fault.number]
                    sys.stdout.write(f"{name}: {fault} ({call}): {described(what)}\n")
                    sys.stdout.flush()
    rest = f", {left} not tried" if left else ""
    sys.stdout.write(f"{tried} faults tried{rest}, {wrong} wrong\n")
    return 1 if wrong or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
