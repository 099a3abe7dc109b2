# SPDX-License-Identifier: GPL-3.0-or-later

import pytest


@pytest.fixture
def centre(tmp_path):
    """The folder of a centre that has no passage yet."""
    return tmp_path / "centre"
