"""Coming back after a pause: whether there was contact in it, and how much someone takes on again."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf
from nc_tui.practice.kinds.fields import Field

InBetween = Literal["yes", "no", "rather-not"]
IN_BETWEEN: Mapping[InBetween, str] = {"yes": "yes", "no": "no", "rather-not": "I'd rather not say"}


class Return(Facts, frozen=True):
    """The answer on coming back. The pause reaches from the day ``since`` to the day before the record's own.
    ``contact`` says whether there was contact in it, None where that wasn't answered; ``two`` that the plan
    has two exercises again from this day on."""

    NAME: ClassVar = "return"
    FIELDS: ClassVar = (Field("contact", "contact in the pause", "choice", IN_BETWEEN),)
    MOVES: ClassVar = False

    since: date
    contact: InBetween | None = None
    two: bool = False

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the answer on coming back" if self.contact is not None else "two exercises again")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"Back after a pause: {', '.join(self._facts())}")

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed("back after a pause", " · ".join(self._facts()))

    def _facts(self) -> list[str]:
        asked = [] if self.contact is None else [f"contact in it: {IN_BETWEEN[self.contact]}"]
        return [*asked, "two exercises again"] if self.two else asked or ["no answer"]
