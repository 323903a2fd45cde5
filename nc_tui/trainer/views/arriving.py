"""What the page of backups and the commands say of records that come from elsewhere."""

from typing import TYPE_CHECKING

from nc_tui.practice.wording import count

if TYPE_CHECKING:
    from nc_tui.journal.uniting import Arrival
    from nc_tui.trainer.backups import BackupLine

AUTOMATIC = "A backup is made automatically the first time you save each day."
KEPT = "Seven daily ones are kept, four weekly, twelve monthly."


def brings(line: "BackupLine") -> str:
    """What a backup has that isn't here."""
    match line.brings:
        case None:
            return "can't be read"
        case 0:
            return "nothing is missing"
        case number:
            return f"{count(number, 'record')} would be added"


def would_add(arrival: "Arrival") -> str:
    """What taking it in would do; that nothing is missing, where it would do nothing."""
    if arrival.count == 0:
        return f"Nothing is missing here: {count(arrival.known, 'record')} compared."
    return f"{count(arrival.count, 'record')} would be added; {arrival.known:,} are already here."


def damaged(arrival: "Arrival") -> str:
    """What is damaged in it; empty where nothing is."""
    match arrival.damaged:
        case 0:
            return ""
        case 1:
            return "1 record in it is damaged, so it's left out."
        case number:
            return f"{number:,} records in it are damaged, so they're left out."
