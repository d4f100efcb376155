"""Label Studio's labelling configuration, and the answers to its controls."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from annotator.model import plain
from annotator.model.labels import AttributeKind, Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel, AttributeValue, Entity, Relation

TEXT = "text"
LABEL = "label"
RESERVED = frozenset({TEXT, LABEL})
"""Names of controls of which no attribute and no question may have one."""

TRUE, FALSE = "true", "false"
_TINTS = {
    "blue": "#1f77b4", "orange": "#ff7f0e", "green": "#2ca02c", "red": "#d62728",
    "purple": "#9467bd", "brown": "#8c564b", "pink": "#e377c2", "grey": "#7f7f7f",
    "olive": "#bcbd22", "cyan": "#17becf", "gold": "#d4a800", "teal": "#00897b",
}  # fmt: skip


def answer(said: AttributeValue, place: plain.Plain) -> plain.Plain:
    """The value of an attribute as a choice or as free text; ``place``: where its region lies."""
    if isinstance(said, bool):
        return {"value": {**place, "choices": [TRUE if said else FALSE]}, "type": "choices"}
    return {"value": {**place, "text": [said]}, "type": "textarea"}


@dataclass(slots=True)
class Used:
    """The labels that an export uses, in the order of the label set, then of the text."""

    entities: dict[str, Label] = field(default_factory=dict)
    relations: dict[str, RelationLabel] = field(default_factory=dict)
    attributes: dict[str, bool] = field(default_factory=dict)
    """Name → whether it is either there or not."""
    labels: dict[str, dict[str, None]] = field(default_factory=dict)
    """Question → answers."""

    @classmethod
    def starting_with(cls, labels: LabelSet | None) -> "Used":
        """The labels of a label set."""
        if labels is None:
            return cls()
        attributes = {
            attribute.name: attribute.kind is AttributeKind.BOOLEAN
            for label in labels.entities
            for attribute in label.attributes
        }
        return cls(
            {label.name: label for label in labels.entities},
            {label.name: label for label in labels.relations},
            attributes,
            {one.name: dict.fromkeys(one.values) for one in labels.articles},
        )

    def add_entity(self, entity: Entity) -> None:
        """Takes the label and the attributes of an entity."""
        if entity.label not in self.entities:
            self.entities[entity.label] = Label(entity.label)
        for name, value in entity.attributes:
            self.attributes.setdefault(name, isinstance(value, bool))

    def add_relation(self, relation: Relation) -> None:
        """Takes the label of a relation."""
        if relation.label not in self.relations:
            self.relations[relation.label] = RelationLabel(relation.label)

    def add_label(self, label: ArticleLabel) -> None:
        """Takes a question with an answer."""
        self.labels.setdefault(label.name, {})[label.value] = None

    def config(self) -> str:
        """The configuration."""
        return "\n".join(["<View>", *self._controls(), "</View>"]) + "\n"

    def _controls(self) -> Iterator[str]:
        yield f'  <Labels name="{LABEL}" toName="{TEXT}">'
        for label in self.entities.values():
            tint = _TINTS.get(label.colour, _TINTS["blue"])
            key = f" hotkey={quoteattr(label.key)}" if label.key else ""
            yield f'    <Label value={quoteattr(label.name)} background="{tint}"{key}/>'
        yield "  </Labels>"
        yield '  <View style="direction: rtl; text-align: right">'
        yield f'    <Text name="{TEXT}" value="${TEXT}" granularity="symbol"/>'
        yield "  </View>"
        if self.relations:
            yield "  <Relations>"
            yield from (f"    <Relation value={quoteattr(name)}/>" for name in self.relations)
            yield "  </Relations>"
        for name, is_choice in self.attributes.items():
            if name not in RESERVED:
                yield from _attribute(name, is_choice=is_choice)
        for name, values in self.labels.items():
            if name not in RESERVED and name not in self.attributes:
                yield f'  <Choices name={quoteattr(name)} toName="{TEXT}" choice="multiple">'
                yield from (f"    <Choice value={quoteattr(value)}/>" for value in values)
                yield "  </Choices>"


def _attribute(name: str, *, is_choice: bool) -> Iterator[str]:
    ends = f'name={quoteattr(name)} toName="{TEXT}" perRegion="true"'
    if is_choice:
        yield f"  <Choices {ends}>"
        yield from (f'    <Choice value="{value}"/>' for value in (TRUE, FALSE))
        yield "  </Choices>"
    else:
        yield f"  <TextArea {ends}/>"
