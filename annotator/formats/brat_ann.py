"""The lines of one of brat's ``.ann`` files, read."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annotator.errors import BadInput
from annotator.formats.format import Failed, Loss, Remark
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Mark, Relation, Span

BREAK = re.compile("[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
"""Where brat's own reader ends a line; no line of an ``.ann`` can hold one."""

_SPANS = re.compile(r"(\S+) ([0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)")
_ENDS = re.compile(r"(\S+) ([^\s:]+):(\S+) ([^\s:]+):(\S+)\s*")
_ROLES = ("Arg1", "Arg2")
_NOTE = "AnnotatorNotes"
_ROLE = re.compile(r"([^\s:]+):(\S+)")
_NUMBERED = re.compile(r"(?<=\D)(?:[2-9]|[1-9][0-9])$")
"""What tells the second argument of a role from the first: ``Org-Arg2``."""


@dataclass(slots=True)
class _Ann:
    """What was read so far; marks stand under the names that they have in the file."""

    places: Places
    new_uid: Callable[[], str]
    where: str
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    """Event → its trigger, which stands for it."""
    lost: list[Loss] = field(default_factory=list)
    at: str = ""
    """Where the line stands that is read."""

    def lose(self, kind: str, why: str) -> None:
        """Tells of something on this line that there is no place for."""
        self.lost.append(Loss(kind, self.at, "", why))


def read_marks(
    ann: str, places: Places, new_uid: Callable[[], str], where: str
) -> tuple[Annotation, list[Failed | Loss | Remark]]:
    """The marks of a file, each line that could not be read, and what has no place here."""
    read = _Ann(places, new_uid, where)
    lines = [
        (number, line.removesuffix("\r"))
        for number, line in enumerate(ann.split("\n"), start=1)
        if line.strip()
    ]
    failed: list[Failed | Loss | Remark] = []
    if places.settle_unit(_claims(lines)):
        failed.append(Remark(where, tr("positions were counted in UTF-16.")))
    # An annotation may stand before what it refers to.
    for kinds, take in _STEPS:
        for number, line in lines:
            if line[0] in kinds:
                failed += _taken(read, take, number, line)
    known = "".join(kinds for kinds, _ in _STEPS)
    failed += [
        Failed(f"{where}:{number}", tr("brat has no line that starts with {sign}.", sign=line[0]))
        for number, line in lines
        if line[0] not in known
    ]
    marks: list[Mark] = [*read.entities.values(), *read.relations.values()]
    return Annotation.of(marks), failed + read.lost


def _taken(read: _Ann, take: "_Take", number: int, line: str) -> list[Failed]:
    read.at = f"{read.where}:{number}"
    try:
        take(read, line)
    except BadInput as error:
        return [Failed(f"{read.where}:{number}", str(error))]
    return []


def _claims(lines: list[tuple[int, str]]) -> Iterator[tuple[tuple[Span, ...], str | None]]:
    for _, line in lines:
        if line.startswith("T"):
            try:
                _, _, spans, words = _entity_fields(line)
            except BadInput:
                continue
            yield spans, words


def _entity(read: _Ann, line: str) -> None:
    name, label, claimed, words = _entity_fields(line)
    spans = _without_breaks(read.places.spans(claimed, words), read.places.text)
    if name in read.entities:
        raise BadInput(tr("{name} stands there twice.", name=name))
    read.entities[name] = Entity(read.new_uid(), spans, label)


def _event(read: _Ann, line: str) -> None:
    """Notes the trigger, which stands for the event wherever it is referred to."""
    name, told, _ = _cells(line)
    roles = _ROLE.findall(told)
    if not roles:
        raise BadInput(tr("a label and a trigger were expected, not “{told}”.", told=told[:80]))
    label, trigger = roles[0]
    read.events[name] = trigger
    if trigger in read.entities and read.entities[trigger].label != label:
        read.lose("event", tr("The event {label} has a trigger of another kind.", label=label))


def _arguments(read: _Ann, line: str) -> None:
    """Of ``E1 Merge:T2 Org-Arg:T1`` become relations from the trigger to each argument."""
    name, told, _ = _cells(line)
    found = _ROLE.findall(told)
    if name not in read.events or not found:
        return  # it failed already
    trigger, *roles = found
    others = sum(one == trigger[1] for one in read.events.values()) - 1
    if others:
        read.lose("event", tr("Other events have the trigger of {name} too.", name=name))
    if not roles:
        _end(read, name)
        return
    why = tr("{name} is kept as relations from its trigger to its arguments.", name=name)
    read.lose("event", why)
    head = _end(read, name)
    for number, (role, argument) in enumerate(roles):
        label = _NUMBERED.sub("", role)
        tail = _end(read, argument)
        read.relations[f"{name} {number}"] = Relation(read.new_uid(), head, tail, label)


def _relation(read: _Ann, line: str) -> None:
    name, told, _ = _cells(line)
    found = _ENDS.fullmatch(told)
    if found is None:
        raise BadInput(tr("a label and two ends were expected, not “{told}”.", told=told[:80]))
    if name in read.relations:
        raise BadInput(tr("{name} stands there twice.", name=name))
    label, *ends = found.groups()
    head, tail = _end(read, ends[1]), _end(read, ends[3])
    read.relations[name] = Relation(read.new_uid(), head, tail, label)
    if (ends[0], ends[2]) != _ROLES:
        roles = ", ".join((ends[0], ends[2]))
        read.lose("role", tr("What its ends are called is not kept: {roles}.", roles=roles))


def _equivalence(read: _Ann, line: str) -> None:
    """Of ``* Equiv T1 T2 T3`` become relations from each to the next."""
    _, told, _ = _cells(line)
    label, *names = told.split() or [""]
    ends = [_end(read, name) for name in names]
    if len(ends) <= 1:
        raise BadInput(tr("a label and two ends were expected, not “{told}”.", told=told[:80]))
    for head, tail in pairwise(ends):
        relation = Relation(read.new_uid(), head, tail, label)
        read.relations[f"*{len(read.relations)}"] = relation


def _attribute(read: _Ann, line: str) -> None:
    _, told, _ = _cells(line)
    name, target, *values = told.split(" ", 2)[:3] if " " in told else (told, "")
    _change(read, target, _with(name, values[0].strip() if values else ""))


def _note(read: _Ann, line: str) -> None:
    _, told, words = _cells(line)
    kind, _, target = told.partition(" ")
    target = target.strip()
    if target[:1] in ("A", "M", "N", "#", "*"):
        read.lose("note", tr("A note on {name} has no place: {words}", name=target, words=words))
        return
    if kind != _NOTE:
        read.lose("note_kind", tr("That the note is one of {kind} is not kept.", kind=kind))

    def with_note(mark: Entity | Relation) -> Entity | Relation:
        return replace(mark, note=f"{mark.note}\n{words}" if mark.note else words)

    _change(read, target, with_note)


def _normalization(read: _Ann, line: str) -> None:
    """Of ``N1 Reference T5 Wikipedia:64488`` becomes an attribute that refers there."""
    _, told, words = _cells(line)
    kind, target, reference, *_ = [*told.split(), "", "", ""]
    if not reference:
        raise BadInput(tr("a mark and a reference were expected, not “{told}”.", told=told[:80]))
    _change(read, target, _with(kind, reference))
    if words:
        why = tr(
            "What {reference} is called is not kept: {words}", reference=reference, words=words
        )
        read.lose("reference", why)


def _with(name: str, value: str) -> Callable[[Entity | Relation], Entity | Relation]:
    """Puts an attribute on a mark; one with no value is true."""

    def with_attribute(mark: Entity | Relation) -> Entity | Relation:
        there = dict(mark.attributes)
        if name in there:
            raise BadInput(tr("{name} stands there twice.", name=name))
        return replace(mark, attributes=tuple(sorted({**there, name: value or True}.items())))

    return with_attribute


_Take = Callable[[_Ann, str], None]
_STEPS: tuple[tuple[str, _Take], ...] = (
    ("T", _entity),
    ("E", _event),
    ("E", _arguments),
    ("R", _relation),
    ("*", _equivalence),
    ("AM", _attribute),
    ("#", _note),
    ("N", _normalization),
)


def _change(
    read: _Ann, name: str, changed: Callable[[Entity | Relation], Entity | Relation]
) -> None:
    name = read.events.get(name, name)
    marks: Mapping[str, Entity | Relation] = (
        read.relations if name in read.relations else read.entities
    )
    if name not in marks:
        raise BadInput(tr("there is no {name}.", name=name))
    mark = changed(marks[name])
    if isinstance(mark, Entity):
        read.entities[name] = mark
    else:
        read.relations[name] = mark


def _end(read: _Ann, name: str) -> str:
    name = read.events.get(name, name)
    if name not in read.entities:
        raise BadInput(tr("there is no {name}.", name=name))
    return read.entities[name].uid


def _entity_fields(line: str) -> tuple[str, str, tuple[Span, ...], str | None]:
    name, told, words = _cells(line)
    found = _SPANS.fullmatch(told)
    if found is None:
        raise BadInput(tr("a label and positions were expected, not “{told}”.", told=told[:80]))
    pieces = [[int(n) for n in piece.split(" ")] for piece in found[2].split(";")]
    return name, found[1], tuple(plain.to_span(piece) for piece in pieces), words or None


def _cells(line: str) -> tuple[str, str, str]:
    name, _, rest = line.partition("\t")
    told, _, words = rest.partition("\t")
    return name, told, words


def _without_breaks(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Fragments with nothing but line breaks between them are one: brat cannot write it so."""
    out = [spans[0]]
    for span in spans[1:]:
        if BREAK.fullmatch(text, out[-1].end, span.start):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
