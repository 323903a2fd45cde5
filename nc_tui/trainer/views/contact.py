"""What contact means for the run."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.kinds import Contact, ends_run
from nc_tui.practice.kinds.vocabulary import TOPICS

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class ContactView(Struct, frozen=True):
    """``ends_run`` says whether it counts as a slip, ``words`` why or why not. ``guide`` is for what came
    from them."""

    ends_run: bool
    words: str
    guide: str | None


def contact_view(contact: Contact, hello_is_out: bool = False) -> ContactView:
    """What contact as it was recorded means. Where a hello is out, what came may be its answer."""
    if ends_run(contact):
        return ContactView(True, "this counts as a slip, so your run starts again", None)
    if contact.started == "them":
        words = "they got in touch, so it isn't a slip and your clock keeps running"
        if hello_is_out:
            words = "they got in touch; if it answers your hello, say on page 5 how it sounds"
        return ContactView(False, words, "they-wrote")
    return ContactView(False, "on one of your topics, so it isn't a slip and your clock keeps running", None)


def hint(trainer: "Trainer", started: str) -> str:
    """What to know before saying what contact was about. Where the way is closed nothing leads to limited
    contact."""
    profile = trainer.situation.profile
    if started == "them":
        return ""
    if profile.mode == "limited":
        labels = [label for topic, label in TOPICS.items() if topic in (profile.topics or ())]
        return f"Your topics: {', '.join(labels) or 'none yet'}. Anything else counts as a slip."
    if trainer.situation.contact_closed() is True:
        return "This counts as a slip: your run starts again, and nothing else changes."
    return (
        "Limited contact isn't set, so this counts as a slip. If children, work or a home need it, "
        "set it first: 3, my situation."
    )
