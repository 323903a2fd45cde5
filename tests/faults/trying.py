"""One act with one fault: the home before it, the process in which it happens, and what must be true afterwards."""

import importlib
import io
import json
import os
import pkgutil
import re
import shutil
import signal
import sys
import tempfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, structs
from msgspec.json import encode

import nc_tui.cli
import nc_tui.journal
import nc_tui.trainer
from nc_tui.cli import status_of
from nc_tui.cli.errors import exit_status
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Checkin, Letter
from nc_tui.trainer import OutcomeDetails, Trainer
from nc_tui.trainer.opening import open_trainer
from tests.faults.acts import ACTS, OTHER, OUTSIDE, SECRET, Act, live, outside
from tests.faults.meddling import POWER, Fault, Meddler, faults_at

NOW = "2026-11-23T07:30:00+01:00"
CHANCE = re.compile(rb'"[0-9a-f]{6}":')
"""Keys that are drawn by lot."""
Facts = dict[str, tuple[object, ...]]


class Ended(Struct, frozen=True):
    """How a process ended: its exit status, None where it was killed, what it printed, and the calls it made."""

    status: int | None
    out: str
    err: str
    calls: tuple[str, ...]


def import_all() -> None:
    """What an act may need is there before the process for it is forked, which would import it each time."""
    for package in (nc_tui.cli, nc_tui.trainer, nc_tui.journal):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


class Place:
    """A home, and a folder beside it, laid out anew for each try."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.home = folder / "now" / "home"
        os.environ |= {"HOME": str(folder), "NC_TUI_NOW": NOW, "NC_TUI_HOME": str(self.home)}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ.pop(name, None)
        import_all()
        self._furnish()

    @property
    def outside(self) -> Path:
        return outside(self.home)

    def _furnish(self) -> None:
        self.outside.mkdir(parents=True)
        other = Trainer(folders(self._folder / "other"), self.now)
        other.practice.record(OTHER, "done", details=OutcomeDetails(note="from elsewhere"))
        other.backups.make(self.outside / "other.zip")
        self.run(Act(("export", "--to", "json", f"{OUTSIDE}/other.json")), home=self._folder / "other")
        (self.outside / "old.csv").write_text("old")
        live(self.trainer())
        for words in (("today",), ("status",), ("ready",), ("check",), ("rehearse",)):
            self.run(Act(words))
        self.usual = self.copied()

    @staticmethod
    def now() -> datetime:
        return datetime.fromisoformat(NOW)

    def trainer(self) -> Trainer:
        """The program, started anew."""
        return Trainer(folders(self.home), self.now)

    def copied(self) -> Path:
        """A copy of what is there now, to be laid out."""
        copy = Path(tempfile.mkdtemp(dir=self._folder)) / "copy"
        shutil.copytree(self._folder / "now", copy, symlinks=True)
        return copy

    def lay_out(self, copy: Path) -> None:
        """As it was when it was copied."""
        shutil.rmtree(self._folder / "now", ignore_errors=True)
        shutil.copytree(copy, self._folder / "now", symlinks=True)

    def run(self, act: Act, fault: Fault | None = None, home: Path | None = None) -> Ended:
        """The act in a process of its own, with or without a fault."""
        told = self._folder / "told"
        told.mkdir(exist_ok=True)
        child = os.fork()
        if child == 0:
            try:
                self._be(act, fault, told, home or self.home)
            finally:
                os._exit(70)
        _, how = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(how) and os.WTERMSIG(how) == signal.SIGKILL
        calls = (told / "calls").read_text().split() if not killed else []
        return Ended(
            None if killed else os.waitstatus_to_exitcode(how),
            (told / "out").read_text(),
            (told / "err").read_text(),
            tuple(calls),
        )

    def _be(self, act: Act, fault: Fault | None, told: Path, home: Path) -> None:
        os.environ["NC_TUI_HOME"] = str(home)
        sys.stdout = (told / "out").open("w", encoding="utf-8")
        sys.stderr = (told / "err").open("w", encoding="utf-8")
        sys.stdin = io.TextIOWrapper(io.BytesIO(act.typed.encode()))
        calls = (told / "calls").open("w")
        meddler = Meddler(home.parent, fault)
        meddler.begin()
        try:
            if act.does is None:
                status = status_of([word.replace(OUTSIDE, str(self.outside)) for word in act.words])
            else:
                does = act.does

                def done() -> None:
                    does(open_trainer(home))

                status = exit_status(done)
        except BaseException:  # noqa: BLE001 - told to whoever runs the tries
            import traceback

            traceback.print_exc()
            status = 71
        meddler.end()
        sys.stdout.flush()
        sys.stderr.flush()
        calls.write("\n".join(meddler.calls))
        calls.flush()
        os._exit(status)


class Standing(Struct, frozen=True):
    """What is there: the records by id, each as what it says; the drafts; what the files beside the home hold."""

    records: Facts
    letters: tuple[str, ...]
    drafts: dict[str, str]
    settings: bytes
    outside: dict[str, bytes]

    def new(self, before: "Standing") -> "Counter[tuple[object, ...]]":
        """What the records say that weren't there before."""
        return Counter(fact for key, fact in self.records.items() if key not in before.records)


def standing(place: Place) -> Standing:
    """What is there now, as a program that is started anew sees it. Raises AssertionError for damage."""
    trainer = place.trainer()
    journal = trainer.session.journal
    records: Facts = {
        one.id: (one.day, CHANCE.sub(b'"key":', encode(one.data)), one.at, one.replaces is None)
        for one in journal.records()
    }
    assert journal.damage() == (), f"damage: {journal.damage()}"
    settings = trainer.session.folders.config / "settings.toml"
    drafts = trainer.drafts.keys()
    return Standing(
        records,
        tuple(one.data.text or "" for one in trainer.letters.all() if isinstance(one.data, Letter)),
        {key: trainer.drafts.load(key) for key in drafts},
        settings.read_bytes() if settings.exists() else b"",
        {path.name: path.read_bytes() for path in place.outside.iterdir()},
    )


class Tries:
    """All that can happen to one act."""

    def __init__(self, place: Place, name: str) -> None:
        self.name = name
        self.act = ACTS[name]
        self._place = place
        place.lay_out(place.usual)
        if self.act.first is not None:
            self.act.first(place.trainer())
        self._copy = place.copied()
        self.before = standing(place)
        place.lay_out(self._copy)
        self.ended = place.run(self.act)
        assert self.ended.status == 0, (name, self.ended)
        self.after = standing(place)

    def faults(self) -> list[Fault]:
        """A fault for each call that the act makes, in every way in which that call can fail."""
        calls = self.ended.calls
        found = [fault for number, call in enumerate(calls) for fault in faults_at(number, call)]
        return [*found, Fault(len(calls), POWER)]

    def wrong_with(self, fault: Fault) -> Iterator[str]:
        """What isn't as it must be once this has happened."""
        self._place.lay_out(self._copy)
        ended = self._place.run(self.act, fault)
        try:
            found = standing(self._place)
            yield from self._said(ended)
            yield from self._kept(ended, found, fault)
            yield from self._goes_on(ended, found)
        except (AssertionError, JournalError) as error:
            yield str(error)

    def _said(self, ended: Ended) -> Iterator[str]:
        if ended.status is None or ended.status == 0:
            return
        if ended.status not in (1, 2) or ended.err.count("\n") < 1 or "Traceback" in ended.err:
            yield f"exit {ended.status} and {ended.err[-1500:]!r}"
        if "unexpected" in ended.err:
            yield f"an error that nobody foresaw: {ended.err!r}"
        if "Saved" in ended.out:
            yield f"it says {ended.out!r}, and that it couldn't"

    def _kept(self, ended: Ended, found: Standing, fault: Fault) -> Iterator[str]:
        for key, fact in self.before.records.items():
            if found.records.get(key) not in (fact, self.after.records.get(key)):
                yield f"of the records before, {fact} is now {found.records.get(key)}"
        new, wanted = found.new(self.before), self.after.new(self.before)
        if not new <= wanted:
            yield f"half records: {new - wanted}"
        if ended.status == 0 and new != wanted:
            yield f"acknowledged and lost: {wanted - new}"
        texts = (*found.letters, *found.drafts.values())
        if not self.act.burns and not any(SECRET in text for text in texts):
            yield "the letter is lost"
        if ended.status == 0 and self.act.burns and any(SECRET in text for text in texts):
            yield "burned and still there"
        for key, text in self.before.drafts.items():
            if found.drafts.get(key) not in (text, self.after.drafts.get(key)):
                yield f"the draft {key} says {found.drafts.get(key)!r}"
        if found.settings not in (self.before.settings, self.after.settings):
            yield f"the settings are {found.settings!r}"
        tomllib.loads(found.settings.decode())
        # A file system that can't be written to any more gives nothing back either.
        left = ended.status is None or fault.what == "EROFS"
        for name, content in found.outside.items():
            if not self._may_stand(name, content, left=left):
                yield f"{name} is half written"
        if ended.status == 0 and set(found.outside) != set(self.after.outside):
            yield f"beside the home lie {sorted(found.outside)}"

    def _may_stand(self, name: str, content: bytes, *, left: bool) -> bool:
        if content in (self.before.outside.get(name), self.after.outside.get(name)):
            return True
        if name.endswith(".zip") and name in self.after.outside:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return archive.testzip() is None
        if name.endswith(".json") and name in self.after.outside:
            json.loads(content)
            return True
        # Between its whole content and its name a kill may still leave the one with the other's.
        return left and name.endswith(".nc-tmp")

    def _goes_on(self, ended: Ended, found: Standing) -> Iterator[str]:
        trainer = self._place.trainer()
        if trainer.situation.way.is_closed() is not True:
            yield "a way that was closed is open"
        health = trainer.check()
        if health.damage or health.unmended or health.settings_fault:
            yield f"check says {health.damage} {health.unmended} {health.settings_fault}"
        trainer.session.journal.sweep()
        made = trainer.session.journal.append(Checkin(mood=5), trainer.today)
        again = standing(self._place)
        if set(again.records) != {*found.records, made.id}:
            yield "the next save lost something"
        left = list((self._place.home / "data").rglob("*.nc-tmp"))
        if left:
            yield f"left behind: {left}"


def described(values: Any) -> str:
    """For a report, on one line."""
    return " ".join(str(structs.asdict(values) if isinstance(values, Struct) else values).split())[:1200]
