"""What holds for every test: no window, none of the person's own settings, no unexpected warning."""

import logging
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="hashiya-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_HOME.name) / _name.lower())

# No test depends on time; and what failed for one must fail for the next.
settings.register_profile(
    "hashiya",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("hashiya")


@pytest.fixture(autouse=True)
def no_unexpected_warning_is_logged(caplog):
    """Fails a test that logged a warning. One that expects it looks at it, then clears caplog."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
    assert not loud, f"logged unexpectedly: {loud}"
