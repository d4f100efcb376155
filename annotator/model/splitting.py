"""Parting articles into training, development and test data with like shares of every label.

After the iterative stratification of Sechidis, Tsoumakas and Vlahavas (2011), "On the
stratification of multi-label data": the rarest label first. Where they count wishes, we take the
part that comes nearest to its share of articles and of every label at once, since an article has
many marks of many labels.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.i18n import tr

USUAL = "train=80,dev=10,test=10"

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,29}")
_DEVICES = frozenset({"con", "prn", "aux", "nul"})
"""Names that Windows keeps for itself."""
_SHARE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts, each with its share of the sum of all, and what decides between equals."""

    shares: tuple[tuple[str, int], ...]
    seed: int = 0

    @classmethod
    def parse(cls, words: str, seed: int = 0) -> "Plan":
        """From ``train=80,dev=10,test=10``; raises BadInput."""
        shares = []
        for piece in words.split(","):
            name, _, share = piece.strip().partition("=")
            if not _NAME.fullmatch(name) or name.casefold() in _DEVICES:
                raise BadInput(_wanted(words))
            if not _SHARE.fullmatch(share) or int(share) == 0:
                raise BadInput(_wanted(words))
            shares.append((name, int(share)))
        if len(shares) <= 1 or len({name.casefold() for name, _ in shares}) < len(shares):
            raise BadInput(_wanted(words))
        return cls(tuple(shares), seed)

    @property
    def parts(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(name for name, _ in self.shares)

    def __str__(self) -> str:
        return ",".join(f"{name}={share}" for name, share in self.shares)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stay together, and how many marks of each label they have."""

    articles: tuple[str, ...]
    labels: Mapping[str, int]


def placed(
    groups: Sequence[Group], plan: Plan, there: Iterable[tuple[Group, str]] = ()
) -> list[str]:
    """The part of each group. ``there`` are groups that have their part already.

    The same groups give the same parts, in whatever order they come. No part stays empty while
    there are groups enough.
    """
    settled = list(there)
    totals: Counter[str] = Counter()
    for group in (*groups, *(group for group, _ in settled)):
        totals.update(group.labels)
        totals[""] += len(group.articles)
    filling = _Filling(plan, totals)
    for group, part in settled:
        filling.put(group, part)
    parts = [""] * len(groups)
    for n in sorted(range(len(groups)), key=lambda n: _turn(groups[n], totals, plan.seed)):
        parts[n] = filling.best(groups[n])
        filling.put(groups[n], parts[n])
    _fill_empty(parts, groups, plan, {part for _, part in settled})
    return parts


class _Filling:
    """How full each part is: of articles (under the name "") and of each label."""

    def __init__(self, plan: Plan, totals: Mapping[str, int]) -> None:
        whole = sum(share for _, share in plan.shares)
        self._aims = {
            part: {what: n * share / whole for what, n in totals.items()}
            for part, share in plan.shares
        }
        self._full: dict[str, Counter[str]] = {part: Counter() for part in plan.parts}
        self._weight = max(1, len(totals) - 1)

    def put(self, group: Group, part: str) -> None:
        if part in self._full:
            self._full[part].update(group.labels)
            self._full[part][""] += len(group.articles)

    def best(self, group: Group) -> str:
        return min(self._full, key=lambda part: self._cost(group, part))

    def _cost(self, group: Group, part: str) -> float:
        """By how much the sum over all of (there - aim)² / aim grows, articles as all labels."""
        full, aims = self._full[part], self._aims[part]
        cost = self._weight * _growth(len(group.articles), full[""], aims[""])
        return cost + sum(_growth(n, full[name], aims[name]) for name, n in group.labels.items())


def _growth(more: int, there: int, aim: float) -> float:
    return more * (2 * (there - aim) + more) / aim if more else 0.0


def _turn(group: Group, totals: Mapping[str, int], seed: int) -> tuple[int, int, bytes]:
    rarest = min((totals[name] for name, n in group.labels.items() if n), default=1 << 62)
    chance = hashlib.blake2b(f"{seed}\0{min(group.articles)}".encode(), digest_size=8)
    return rarest, -len(group.articles), chance.digest()


def _fill_empty(parts: list[str], groups: Sequence[Group], plan: Plan, settled: set[str]) -> None:
    """Gives each part that is empty the smallest group of the part that has most of them."""
    for part in plan.parts:
        counts = Counter(parts)
        if part in settled or counts[part] or not counts:
            continue
        fullest = max(plan.parts, key=lambda name: counts[name])
        if counts[fullest] <= 1:
            return
        here = [n for n, name in enumerate(parts) if name == fullest]
        parts[min(here, key=lambda n: (len(groups[n].articles), min(groups[n].articles)))] = part


def _wanted(words: str) -> str:
    return tr(
        "{words} is no split; write names and shares such as {usual}.", words=words, usual=USUAL
    )
