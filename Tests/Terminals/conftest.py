# SPDX-License-Identifier: GPL-3.0-or-later

import signal
import pytest


@pytest.fixture
def centre(tmp_path):
    """The folder of a centre that has no passage yet."""
    return tmp_path / "centre"

# Under nohup the signal would be ignored by what is started here, too.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
