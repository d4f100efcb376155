"""Finds ``resources/`` and ``seeds/``: in a checkout, in a wheel, in a frozen program."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file that is shipped under ``resources/``."""
    return _root("resources").joinpath(*parts)


def seeds() -> Path:
    """The folder of the sample articles."""
    return _root("seeds")


def locale_folder() -> str:
    """Where the translations lie."""
    return str(resource("locale"))


def _root(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [
        *([Path(frozen) / name] if frozen else []),
        _PACKAGE / f"_{name}",
        _PACKAGE.parent / name,
    ]
    return next((place for place in places if place.is_dir()), places[-1])
