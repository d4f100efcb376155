"""brat's configuration: its types as a label set, and a label set as its types."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.model.labels import (
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)

_MOST = 1000
"""Lines of a section that are read; a screen could not show more."""
_MOST_ATTRIBUTES = 100
"""Each may stand on each of the labels."""

_SECTION = re.compile(r"\[(\w+)\]")
_MACRO = re.compile(r"(<[\w-]+>)\s*=\s*(.*)")
_ARGUMENT = re.compile(r"([^\s:,]+)\s*:\s*([^\s,]+)")
_ANYTHING = frozenset({"<ENTITY>", "<ANY>"})
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_TINTS = {
    "blue": "#a6cbf0", "orange": "#fcd0a1", "green": "#b3dfb0", "red": "#f7b6b2",
    "purple": "#d3c0ea", "brown": "#dcc3ab", "pink": "#f6c1dc", "grey": "#d0d0d0",
    "olive": "#d8d99a", "cyan": "#a8e1ea", "gold": "#f4df8b", "teal": "#a3d9cd",
}  # fmt: skip


def read_labels(name: str, annotation: str, visual: str = "") -> LabelSet:
    """The label set of an ``annotation.conf``, with the titles of a ``visual.conf``.

    Abstract types (``!Life``) and events are no labels; what cannot be read is passed over.
    """
    sections = _sections(annotation)
    macros = dict(_macros(annotation))
    titles = _titles(visual)
    labels = LabelSet(name)
    for line in sections.get("entities", [])[:_MOST]:
        if not line.startswith("!"):
            labels = labels.with_entity(line.split()[0])
    for line in sections.get("relations", [])[:_MOST]:
        labels = _with_relation(labels, line, macros)
    lines = sections.get("attributes", [])[:_MOST_ATTRIBUTES]
    given = [_attribute(line, macros) for line in lines if line.split()[0].strip("!")]
    return replace(
        labels,
        entities=tuple(
            replace(
                label,
                titles=titles.get(label.name, {}),
                attributes=tuple(a for a, on in given if not on or label.name in on),
            )
            for label in labels.entities
        ),
        relations=tuple(
            replace(label, titles=titles.get(label.name, {})) for label in labels.relations
        ),
    )


@dataclass(slots=True)
class Names:
    """What labels are called in brat, which takes ASCII letters, digits, ``_`` and ``-``."""

    given: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def of(self, label: str) -> str:
        """The name of a label, the same each time, no two alike."""
        if label not in self.given:
            plain = _UNSAFE.sub("_", label).strip("_-") or "label"
            name, number = plain, 1
            while name.casefold() in self._taken:
                number += 1
                name = f"{plain}-{number}"
            self._taken.add(name.casefold())
            self.given[label] = name
        return self.given[label]


@dataclass(slots=True)
class Used:
    """The types that an export uses, in the order of the label set, then of the text."""

    entities: dict[str, Label] = field(default_factory=dict)
    relations: dict[str, RelationLabel] = field(default_factory=dict)
    attributes: dict[str, dict[str, None]] = field(default_factory=dict)
    """Name → values; none where it is either there or not."""

    @classmethod
    def starting_with(cls, labels: LabelSet | None) -> "Used":
        """The types of a label set."""
        if labels is None:
            return cls()
        used = cls({e.name: e for e in labels.entities}, {r.name: r for r in labels.relations})
        both: list[Label | RelationLabel] = [*labels.entities, *labels.relations]
        for one in both:
            for attribute in one.attributes:
                if attribute.kind is not AttributeKind.BOOLEAN:
                    used.attributes.setdefault(attribute.name, {}).update(
                        dict.fromkeys(attribute.values)
                    )
        return used


def annotation_conf(used: Used, names: Names) -> str:
    """The ``annotation.conf`` of these types."""
    lines = ["[entities]", "", *(names.of(name) for name in used.entities), "", "[relations]", ""]
    lines.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>")
    for relation in used.relations.values():
        ends = [
            f"Arg{n}:{'|'.join(names.of(e) for e in allowed if e in used.entities) or '<ENTITY>'}"
            for n, allowed in ((1, relation.heads), (2, relation.tails))
        ]
        ways = [w for w in ("symmetric", "transitive") if getattr(relation, w)]
        ends += [f"<REL-TYPE>:{'-'.join(ways)}"] if ways else []
        lines.append(f"{names.of(relation.name)}\t{', '.join(ends)}")
    lines += ["", "[events]", "", "[attributes]", ""]
    for name, values in used.attributes.items():
        lines.append(f"{name}\tArg:<ENTITY>" + (f", Value:{'|'.join(values)}" if values else ""))
    return "\n".join(lines) + "\n"


def visual_conf(used: Used, names: Names) -> str:
    """The ``visual.conf`` of these types: what people call them, and their colours."""
    both: list[Label | RelationLabel] = [*used.entities.values(), *used.relations.values()]
    lines = ["[labels]", ""]
    for label in both:
        shown = label.titles.get("ar") or label.titles.get("en") or label.name
        lines.append(f"{names.of(label.name)} | {' '.join(shown.replace('|', '/').split())}")
    lines += ["", "[drawing]", "", "SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey"]
    lines.append("ARC_DEFAULT\tcolor:black, arrowHead:triangle-5")
    for label in used.entities.values():
        lines.append(f"{names.of(label.name)}\tbgColor:{_TINTS[label.colour]}")
    return "\n".join(lines) + "\n"


def _sections(conf: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    section = ""
    for line in _lines(conf):
        if heading := _SECTION.fullmatch(line):
            section = heading[1].lower()
        elif not _MACRO.match(line) and not line.startswith(("<OVERLAP>", "---")):
            sections.setdefault(section, []).append(line)
    return sections


def _macros(conf: str) -> Iterator[tuple[str, str]]:
    for line in _lines(conf):
        if macro := _MACRO.match(line):
            yield macro[1], macro[2].strip()


def _lines(conf: str) -> Iterator[str]:
    for line in conf.split("\n"):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield stripped


def _with_relation(labels: LabelSet, line: str, macros: Mapping[str, str]) -> LabelSet:
    name = line.split(maxsplit=1)[0]
    if name.startswith("!") or labels.entity(name) or labels.relation(name):
        return labels
    arguments = dict(_ARGUMENT.findall(line[len(name) :]))
    kind = arguments.pop("<REL-TYPE>", "")
    ends = [_types(value, macros) for value in arguments.values()]
    ends += [(), ()]
    relation = RelationLabel(
        name,
        heads=ends[0],
        tails=ends[1],
        symmetric="symmetric" in kind,
        transitive="transitive" in kind,
    )
    return replace(labels, relations=(*labels.relations, relation))


def _attribute(line: str, macros: Mapping[str, str]) -> tuple[AttributeDefinition, tuple[str, ...]]:
    """An attribute, and the labels that it stands on; none: on all."""
    name = line.split(maxsplit=1)[0]
    arguments = dict(_ARGUMENT.findall(line[len(name) :]))
    values = tuple(filter(None, arguments.get("Value", "").split("|")))
    kind = AttributeKind.CHOICE if values else AttributeKind.BOOLEAN
    on = _types(arguments.get("Arg", ""), macros)
    return AttributeDefinition(name.lstrip("!"), kind=kind, values=values), on


def _types(value: str, macros: Mapping[str, str]) -> tuple[str, ...]:
    found = [name for one in value.split("|") for name in macros.get(one, one).split("|")]
    if _ANYTHING.intersection(found):
        return ()
    return tuple(dict.fromkeys(name for name in found if name))


def _titles(visual: str) -> dict[str, dict[str, str]]:
    titles: dict[str, dict[str, str]] = {}
    for line in _sections(visual).get("labels", []):
        name, *forms = [form.strip() for form in line.split("|")]
        if name and forms and forms[0] not in ("", name):
            titles[name] = {"en": forms[0]}
    return titles
