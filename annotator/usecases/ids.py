"""Identities and times: made here, above the store, and passed down."""

import secrets
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_RANDOM_BITS = 74
_STEP = 1 << 32


class _Last:
    """The last identity given out, as its 48 bits of time and 74 of chance."""

    value = 0
    lock = threading.Lock()


def new_uid() -> str:
    """A UUIDv7: later ones of this process sort after earlier ones, also within a millisecond."""
    value = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    with _Last.lock:
        if value <= _Last.value:
            value = _Last.value + 1 + secrets.randbelow(_STEP)
        _Last.value = value
    return str(UUID(int=_laid_out(value)))


def now() -> str:
    """The present time in UTC to the millisecond: ``2026-11-22T10:00:00.123Z``."""
    moment = datetime.now(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _laid_out(value: int) -> int:
    """Puts version and variant between the bits, as RFC 9562 has them."""
    moment = value >> _RANDOM_BITS
    high = value >> 62 & 0xFFF
    low = value & (1 << 62) - 1
    return moment << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
