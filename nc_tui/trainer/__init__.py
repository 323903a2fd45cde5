"""The trainer, through which the app and the command line act."""

from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.practising import OutcomeDetails
from nc_tui.trainer.trainer import Trainer

__all__ = ["OutcomeDetails", "Trainer", "TrainerError"]
