"""A clock that tests can set."""

from datetime import datetime, timedelta


class SetClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.moment = now

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **kwargs: float) -> None:
        """Move it on, as ``timedelta`` takes it."""
        self.moment += timedelta(**kwargs)
