"""``nc-tui lock``."""

from typing import TYPE_CHECKING

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import chosen_home, examples, home_option, json_option
from nc_tui.cli.passphrase import ask, ask_twice, can_ask, open_with_passphrase, shown_progress
from nc_tui.cli.printing import bold, say, say_json, wrapped
from nc_tui.practice.wording import count
from nc_tui.trainer.opening import lock_at

if TYPE_CHECKING:
    from nc_tui.trainer.locking import Journal, Lock, NewKey, Opened


@click.group("lock", epilog=examples("nc-tui lock on", "nc-tui lock status", "nc-tui lock change --recovery"))
@home_option
def command() -> None:
    """Encrypt the journal with a passphrase.

    Without it nobody reads the journal, the drafts or the backups of this machine: not on a
    stolen disk, not in the folder that is synced. The settings and exercises of your own stay
    plain, and so does what was exported. The passphrase is asked for when nc-tui opens.

    In scripts, set NC_TUI_PASSPHRASE_COMMAND to a command that prints the passphrase.
    """


@command.command("on", epilog=examples("nc-tui lock on"))
@home_option
def on() -> int:
    """Encrypt all there is, and all that comes.

    It asks for a passphrase twice, and shows a recovery key once: the only way back where the
    passphrase is forgotten. Stopped half-way, the same again goes on. Where another machine has
    turned it on, its passphrase is asked for.
    """
    lock, now = lock_at(chosen_home())
    key: NewKey | Opened
    if lock.has_key:
        key = open_with_passphrase(lock)
        lock.opened(key)
    else:
        key = lock.new_key(ask_twice(lock))
        _show(key.recovery, lock)
    status = _bring_over(lock.turn_on(key, now), "Encrypting")
    say("The lock is on. Close nc-tui where it is still open; it can't save there.")
    say(
        wrapped(
            "Files that were deleted, and copies that other programs have made, can stay on a disk for a "
            "while. Other machines encrypt theirs when nc-tui next runs there."
        )
    )
    return status


@command.command("off", epilog=examples("nc-tui lock off"))
@home_option
def off() -> int:
    """Make all plain again. The key files stay, for other machines and for backups elsewhere."""
    lock, now = lock_at(chosen_home())
    if not lock.has_key:
        say("The lock is off already.")
        return 0
    status = _bring_over(lock.turn_off(open_with_passphrase(lock), now), "Decrypting")
    found = lock.status()
    if status == 0 and not found.encrypted:
        say("The lock is off: everything is plain, and nothing is asked for.")
        return status
    say("The lock is off, and what is saved from now on is plain.")
    if found.foreign > 0:
        months = count(found.foreign, "month")
        are = "is" if found.foreign == 1 else "are"
        say(
            wrapped(
                f"{months} of other machines {are} still encrypted: run nc-tui there. Until then, the "
                "passphrase is asked for."
            )
        )
    return status


@command.command("change", epilog=examples("nc-tui lock change", "nc-tui lock change --recovery"))
@click.option("--recovery", is_flag=True, help="Open it with the recovery key: the passphrase is forgotten.")
@click.option("--new-recovery-key", "renews", is_flag=True, help="Make another recovery key instead.")
@home_option
def change(recovery: bool, renews: bool) -> int:
    """Choose another passphrase.

    Copies of the key file from before, in a backup elsewhere or kept by a syncing program, still
    open with the one before: the key itself stays the same.
    """
    lock, now = lock_at(chosen_home())
    if not lock.has_key:
        raise CommandError("there is no passphrase to change; nc-tui lock on makes one")
    if not can_ask():
        raise CommandError("changing it needs a terminal to ask on; run nc-tui lock change in one")
    key = _open_with_recovery(lock) if recovery else open_with_passphrase(lock)
    if renews:
        fresh = lock.renew_recovery(key)
        _show(fresh.words, lock)
        fresh.keep()
        say("The new recovery key counts now, and the one before no longer.")
    else:
        lock.change(key, ask_twice(lock, asks=True))
        say("The new passphrase counts now.")
    return _bring_over(lock.journal(key, now), "Working")


@command.command(
    "status", epilog=examples("nc-tui lock status", 'nc-tui lock status --json  {"on","key",...}')
)
@json_option
@home_option
def status(as_json: bool) -> int:
    """Say whether the lock is on, and whether all is encrypted."""
    lock, _now = lock_at(chosen_home())
    found = lock.status()
    if as_json:
        say_json(
            {
                "on": found.on,
                "key": found.has_key,
                "encrypted": found.encrypted,
                "waiting": found.waiting,
                "waiting_elsewhere": found.foreign,
                "damaged_key_files": [str(path) for path in found.damaged],
            }
        )
        return 1 if found.damaged else 0
    say("The lock is on." if found.on else "The lock is off.")
    if found.on and found.waiting > 0:
        say(f"{count(found.waiting, 'file')} of this machine still to be encrypted: nc-tui lock on does it.")
    if found.on and found.foreign > 0:
        say(f"{count(found.foreign, 'month')} of other machines still plain: run nc-tui there.")
    if not found.on and found.waiting > 0:
        say(f"{count(found.waiting, 'file')} of this machine still encrypted: nc-tui lock off does the rest.")
    if not found.on and found.foreign > 0:
        say("Some months are still encrypted, so the passphrase is asked for: run nc-tui on every machine.")
    if not found.on and found.has_key:
        say(
            "The key files are still there. Where nothing is encrypted any more, on any machine, delete them."
        )
    for path in found.damaged:
        say(f"{path} is damaged or missing. Opening the journal brings it back from its copy.")
    return 1 if found.damaged else 0


def _show(recovery: str, lock: "Lock") -> None:
    say(bold("Recovery key"))
    say()
    say(f"    {recovery}")
    say()
    say(
        wrapped(
            "It opens the journal where the passphrase is forgotten, and it isn't shown again. Write it on "
            "paper, and put that where your papers are. Without either, nobody can open the journal."
        )
    )
    if not can_ask():
        return
    while True:
        typed = click.prompt("Once it is written down, type its last four letters", err=True)
        if lock.is_end_of(typed, recovery):
            return
        say("They differ. Compare with the line above.")


def _open_with_recovery(lock: "Lock") -> "Opened":
    from nc_tui.trainer.locking import WrongSecretError

    found: Opened | None = None
    while True:
        which = "Recovery key" if found is None else "The other machine's recovery key, or passphrase"
        typed = ask(f"{which}: ")
        problem = lock.slip_in(typed)
        if problem is None or found is not None:
            try:
                now = lock.open(typed, recovery=problem is None)
            except WrongSecretError as error:
                problem = problem or str(error)
            else:
                found = now if found is None else found.with_(now)
                if not found.closed:
                    return found
                continue
        say(f"{problem} Try again, or leave with ctrl+c.")


def _bring_over(journal: "Journal", doing: str) -> int:
    from nc_tui.trainer.locking import bring_over

    with shown_progress(doing) as told:
        done, left = bring_over(journal, told)
    if done > 0:
        say(f"{doing}: {count(done, 'file')}, done.")
    for path in left:
        say(f"{path} can't be read, so it stays as it is.")
    return 1 if left else 0
