"""Two devices whose files a syncing engine carries to and fro: whatever they do at the same moment, what was
saved stays and what was erased goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nc_tui.journal.journal import Journal
from nc_tui.journal.store import Store
from tests.journal.examples import SECRET, TODAY, all_bytes, as_they_stand, checkin, journal_at, practice

MOST_STEPS = 24


class Engine:
    """Carries each file that changed since the last time to the other side; where both changed it, the side
    that wrote last wins, which is the least careful thing that such an engine does."""

    def __init__(self, *homes: Path) -> None:
        self._tops = [home / "data" / "journal" for home in homes]
        self._seen: dict[Path, bytes] = {}

    def run(self) -> None:
        for name in {path.relative_to(top) for top in self._tops for path in top.rglob("[!.]*.json*")}:
            sides = [top / name for top in self._tops]
            changed = [path for path in sides if path.exists() and path.read_bytes() != self._seen.get(name)]
            if not changed:
                continue
            newest = max(changed, key=lambda path: path.stat().st_mtime_ns).read_bytes()
            for path in sides:
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists() or path.read_bytes() != newest:
                    path.write_bytes(newest)
            self._seen[name] = newest


class Meanwhile:
    """Does something once, right after the step of that number: each reading or writing of a file is one."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._action: Callable[[], None] | None = None
        self._left = 0
        for name in ("read", "replace"):
            patch.setattr(Store, name, self._watched(getattr(Store, name)))

    def after(self, step: int, action: Callable[[], None]) -> None:
        self._left, self._action = step, action

    def now_at_the_latest(self) -> None:
        """Where there weren't so many steps."""
        self._left = 0
        self._step()

    def _watched(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            try:
                return original(*given, **named)
            finally:
                self._step()

        return watched

    def _step(self) -> None:
        action = self._action
        if action is not None and self._left == 0:
            self._action = None
            action()
        self._left -= 1


@pytest.mark.parametrize("step", range(MOST_STEPS))
def test_a_record_made_elsewhere_at_any_step_of_an_erasing_stays_and_the_text_goes(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    homes = home, home.parent / "other"
    engine, here, there = Engine(*homes), journal_at(homes[0]), journal_at(homes[1])
    letter = there.append(practice(SECRET), TODAY)
    here.append(checkin(), TODAY)
    engine.run()
    made = []

    def save_there() -> None:
        made.append(there.append(checkin(), TODAY))
        engine.run()

    meanwhile = Meanwhile(monkeypatch)
    meanwhile.after(step, save_there)
    here.erase(letter.id)
    meanwhile.now_at_the_latest()
    settle(engine, here, there)
    for one in homes:
        assert made[0] in as_they_stand(one)
        assert b"vermisse" not in all_bytes(one)


@pytest.mark.parametrize("step", range(MOST_STEPS))
def test_both_devices_may_erase_the_same_text_at_the_same_moment(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    homes = home, home.parent / "other"
    engine, here, there = Engine(*homes), journal_at(homes[0]), journal_at(homes[1])
    letter = there.append(practice(SECRET), TODAY)
    edit = here.append(practice(f"{SECRET}, again"), TODAY, replaces=letter)
    kept = here.append(checkin(), TODAY), there.append(checkin(), TODAY)
    engine.run()

    def erase_there() -> None:
        engine.run()
        there.erase(edit.id)
        engine.run()

    meanwhile = Meanwhile(monkeypatch)
    meanwhile.after(step, erase_there)
    here.erase(letter.id)
    meanwhile.now_at_the_latest()
    settle(engine, here, there)
    for one in homes:
        assert set(kept) <= set(as_they_stand(one))
        assert b"vermisse" not in all_bytes(one)


def settle(engine: Engine, *journals: Journal) -> None:
    for _round in range(2):
        engine.run()
        for journal in journals:
            journal.sweep()
    engine.run()
