"""Entities as the brackets in ``Entity=`` of CoNLL-U files, in the way of CorefUD.

``(e1-ORG-1-`` opens one and ``e1)`` closes it; ``(e1-ORG-1-)`` is one of a single word. The
parts of one in pieces are numbered: ``e1[1/2]``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from annotator.errors import BadInput
from annotator.formats.words import Place
from annotator.i18n import tr

FIELDS = ("eid", "etype", "head", "other")
"""What stands between the hyphens, where a file does not say."""

NAMELESS = "Entity"
"""The label of entities to which a file gives no type."""

_TAKEN = frozenset({"eid", "GRP", "etype", "head"})
_BRACKETS = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_PART = re.compile(r"(.*)\[(\d+)/\d+\]")
_RESERVED = re.compile(r"[-()|%,=\s]")


@dataclass(slots=True)
class Mention:
    """An entity as brackets tell of it."""

    eid: str
    """What all share that stand for one thing."""
    label: str
    pieces: list[tuple[int, int]] = field(default_factory=list)
    more: str = ""
    """What else was told of it."""


class Reader:
    """Reads the brackets of word after word of an article."""

    def __init__(self, fields: Sequence[str] = FIELDS) -> None:
        self.mentions: list[Mention] = []
        """In the order in which they open."""
        self._fields = list(fields)
        self._open: list[tuple[str, Mention, int]] = []
        self._parted: dict[str, tuple[Mention, int]] = {}
        """By eid, the last one that has parts, and the number of its last part."""

    def read(self, value: str, start: int, end: int) -> None:
        """Takes what stands on the word from ``start`` to ``end``; raises BadInput."""
        at = 0
        for found in _BRACKETS.finditer(value):
            if found.start() != at:
                break
            at = found.end()
            if found[1]:
                eid, mention = self._opened(found[1])
                if found[2]:
                    mention.pieces.append((start, end))
                else:
                    self._open.append((eid, mention, start))
            else:
                self._close(found[3], end)
        if at != len(value):
            raise BadInput(
                tr("brackets like (e1-ORG-1- or e1) were expected, not {found}.", found=value)
            )

    def unclosed(self) -> list[str]:
        """The names of those that the article ends in."""
        return [eid for eid, _, _ in self._open]

    def _opened(self, told: str) -> tuple[str, Mention]:
        values = dict(zip(self._fields, told.split("-"), strict=False))
        name = values.get("eid") or values.get("GRP") or told.split("-", 1)[0]
        part = _PART.fullmatch(name)
        eid = part[1] if part else name
        before = self._parted.get(eid)
        if part and before and int(part[2]) == before[1] + 1:
            mention = before[0]
        else:
            label = unquote(values.get("etype", "")) or NAMELESS
            more = [f"{key}:{values[key]}" for key in values if key not in _TAKEN and values[key]]
            mention = Mention(eid, label, more=" ".join(more))
            self.mentions.append(mention)
        if part:
            self._parted[eid] = mention, int(part[2])
        return name, mention

    def _close(self, name: str, end: int) -> None:
        for number in reversed(range(len(self._open))):
            eid, mention, start = self._open[number]
            if eid == name:
                mention.pieces.append((start, end))
                del self._open[number]
                return
        raise BadInput(tr("the bracket of {name} closes what was never opened.", name=name))


def written(places: Iterable[Place], eids: Mapping[str, str]) -> dict[int, str]:
    """The value of ``Entity=`` on each word that has one; ``eids`` by the uid of an entity."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for place in places:
        eid, label = eids[place.entity.uid], encoded(place.entity.label)
        count = len(place.pieces)
        for number, (first, end) in enumerate(place.pieces, start=1):
            name = f"{eid}[{number}/{count}]" if count > 1 else eid
            bracket = f"({name}-{label}-1-"
            if end == first + 1:
                opening.setdefault(first, []).append(bracket + ")")
            else:
                opening.setdefault(first, []).append(bracket)
                closing.setdefault(end - 1, []).append((-first, f"{name})"))
    values = {}
    for word in opening.keys() | closing.keys():
        # What began last closes first; an opening bracket before it would swallow its name.
        closed = [name for _, name in sorted(closing.get(word, []), key=lambda one: one[0])]
        values[word] = "".join(closed + opening.get(word, []))
    return values


def encoded(label: str) -> str:
    """A label without what has a meaning among brackets."""
    return _RESERVED.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), label)
