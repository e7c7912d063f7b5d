"""What every test stands on: no screen, no settings but its own, the same examples everywhere."""

import os
import tempfile

from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first test imports Qt

# The settings, logs and recent files of whoever runs the tests are none of the tests' business.
_home = tempfile.TemporaryDirectory(prefix="zhanji-tests-", ignore_cleanup_errors=True)
for _name in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME"):
    os.environ["XDG_" + _name] = _home.name

settings.register_profile("here", deadline=None)
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere" if os.environ.get("CI") else "here")
