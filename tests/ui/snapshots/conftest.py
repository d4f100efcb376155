"""Pictures of what people see, and how like the kept ones they must be.

``SNAPSHOTS=remake python -m pytest tests/ui/snapshots`` makes all of them anew: then look at each.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

HERE = Path(__file__).parent
_CLEAR = 40
"""A pixel that differs by more than this in a channel is another one."""
_SHARE = 0.001


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that clearly differ, 0 to 1."""
    import numpy as np

    if one.size() != other.size():
        return 1.0
    sides = []
    for image in (one, other):
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        sides.append(np.frombuffer(plain.constBits(), dtype=np.uint8).astype(int).copy())
    apart = np.abs(sides[0] - sides[1]).reshape(-1, 4).max(axis=1)
    return float((apart > _CLEAR).mean())


@pytest.fixture
def looks_as_kept(tmp_path):
    """Compares a picture with the kept one of that name, or keeps it."""

    def compare(image: QImage, name: str) -> None:
        kept = HERE / f"{name}.png"
        if os.environ.get("SNAPSHOTS") == "remake":
            image.save(str(kept))
            return
        now = tmp_path / f"{name}.png"
        image.save(str(now))
        share = difference(image, QImage(str(kept)))
        assert share < _SHARE, f"{share:.2%} of {now} differ from {kept}"

    return compare
