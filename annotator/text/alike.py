"""Which of many texts say nearly the same: reprints, corrected versions, one agency's report twice.

MinHash over shingles of folded words, with banding (Broder 1997, "On the resemblance and
containment of documents"; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3).
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from annotator.text.fold import key

RESEMBLANCE = 0.5
"""Of the shingles of two texts together, the share that both have: from here on they are alike."""

_WORD = re.compile(r"[^\W_]+")
_SHINGLE_WORDS = 3
_HASHES = 66
_BAND = 3
"""Hashes that must agree for two texts to be compared: at a resemblance of 0.5 that is missed in
5 of 100 cases, at 0.7 in 1 of 10,000."""


class NearDuplicates:
    """Takes texts one after the other, keeps 264 bytes of each, and finds those that are alike."""

    def __init__(self) -> None:
        self._signatures = bytearray()
        self._count = 0

    def add(self, text: str) -> None:
        """Takes the next text."""
        self._signatures += _signature(text)
        self._count += 1

    def groups(self) -> list[int]:
        """For each text the number of the first that it is alike, through others too."""
        import numpy as np

        signatures = np.frombuffer(self._signatures, dtype="<u4").reshape(-1, _HASHES)
        groups = _Groups(self._count)
        for band in range(0, _HASHES, _BAND):
            for one, other in _pairs(signatures, band):
                groups.join(one, other)
        return [groups.first(n) for n in range(self._count)]


class _Groups:
    """Numbers that are joined step by step; the least of each group stands for it."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))

    def first(self, n: int) -> int:
        while self._up[n] != n:
            self._up[n] = n = self._up[self._up[n]]
        return n

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._up[high] = low


def _pairs(signatures: Any, band: int) -> Iterator[tuple[int, int]]:
    """Texts that agree in a band, each with the one before it there, if they are really alike."""
    import numpy as np

    columns = signatures[:, band : band + _BAND]
    order = np.lexsort(columns.T)
    same = (columns[order[1:]] == columns[order[:-1]]).all(axis=1)
    ones, others = order[:-1][same], order[1:][same]
    for start in range(0, len(ones), 10_000):
        here = slice(start, start + 10_000)
        share = (signatures[ones[here]] == signatures[others[here]]).mean(axis=1)
        alike = share >= RESEMBLANCE
        yield from zip(ones[here][alike].tolist(), others[here][alike].tolist(), strict=True)


def _signature(text: str) -> bytes:
    import numpy as np

    words = _WORD.findall(key(text)) or [text]
    last = max(1, len(words) - _SHINGLE_WORDS + 1)
    shingles = {" ".join(words[n : n + _SHINGLE_WORDS]) for n in range(last)}
    hashes = np.array([zlib.crc32(one.encode()) for one in shingles], dtype="<u8")
    factors, terms = _functions()
    # Multiply-add-shift (Dietzfelbinger 1996): the upper half, modulo 2**64 as numpy counts anyway.
    least = (factors[:, None] * hashes[None, :] + terms[:, None]).min(axis=1) >> np.uint64(32)
    return bytes(least.astype("<u4").tobytes())


@cache
def _functions() -> tuple[Any, Any]:
    """The factors and terms of the hash functions: fixed, so that every machine finds the same."""
    import numpy as np

    drawn = [
        int.from_bytes(hashlib.blake2b(str(n).encode(), digest_size=8).digest(), "little")
        for n in range(2 * _HASHES)
    ]
    return np.array(drawn[::2], dtype="<u8") | np.uint64(1), np.array(drawn[1::2], dtype="<u8")
