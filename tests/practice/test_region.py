"""The country that a system's language settings name."""

import pytest

from nc_tui.practice.region import region


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "sr_RS@latin"}, "RS"),
        ({"LANG": "de-AT"}, "AT"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "de_DE.UTF-8"}, "DE"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "pt_BR.UTF-8"}, "BR"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_BE.UTF-8", "LC_TELEPHONE": "de_DE"}, "BE"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "de"}, ""),
        ({"LANG": "es_419"}, ""),
        ({"LANG": "zh_Hant_TW"}, ""),
        ({"LANG": ""}, ""),
        ({}, ""),
    ],
)
def test_the_setting_nearest_to_telephones_says_where_somebody_is(
    environment: dict[str, str], expected: str
) -> None:
    assert region(environment) == expected
