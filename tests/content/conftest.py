"""Everything here is about the shipped texts, and says nothing of a Python or a library."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark it so, for those who run the suite on one Python after another."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.content)
