"""The app on a journal whose key is open already, where ``BENCH_IDENTITY`` has one, and else on a plain one."""

import os
import sys

from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from nc_tui.trainer.opening import clock


def codec() -> Codec:
    identity = os.environ.get("BENCH_IDENTITY")
    if not identity:
        return PLAIN
    from nc_tui.journal.age_codec import AgeCodec

    return AgeCodec((identity,))


if __name__ == "__main__":
    from nc_tui.app.app import run

    sys.exit(run(Trainer(folders(None), clock(), codec())))
