"""What can't be done."""


class TrainerError(Exception):
    """Something can't be done; the message is one line that says what and what to do."""
