"""``python -m tests.monkey --keys N --seed S [--journal NAME]``: random keys over each of the journals, N in all.

What goes wrong is printed with the last keys, and the exit status is 1 then.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tests.read_once import read_once


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--keys", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--journal", action="append", help="one of them; may be given again")
    given = parser.parse_args()
    read_once()
    os.environ.pop("NO_COLOR", None)
    from tests.monkey.journals import JOURNALS
    from tests.monkey.play import Monkey, WrongError

    names, wrong = given.journal or list(JOURNALS), 0
    for name in names:
        seed = f"{given.seed} {name}"
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = os.environ["NC_TUI_HOME"] = folder
            JOURNALS[name](Path(folder))
            monkey = Monkey(Path(folder), seed)
            try:
                asyncio.run(monkey.play(given.keys // len(names)))
            except WrongError as error:
                wrong += 1
                sys.stdout.write(f"{name}, seed {given.seed}, after {monkey.count}: {error}\n")
            else:
                sys.stdout.write(f"{name}, seed {given.seed}: {monkey.count} keys, nothing wrong\n")
            sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
