"""What an edit did to attributes, or to the labels of the article, in one sentence."""

from annotator.i18n import tr
from annotator.model.edits import Change, Edit
from annotator.model.labels import AttributeDefinition, LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation
from annotator.ui.words import isolated, quoted
from annotator.usecases.details import definition_of


def of_details(edit: Edit, text: str, labels: LabelSet) -> str:
    """What such an edit did; nothing if it is about something else."""
    if edit.title == "attributes":
        return _attribute(edit.changes[0], text, labels)
    return _answer(edit, labels) if edit.title == "article_label" else ""


def _attribute(one: Change, text: str, labels: LabelSet) -> str:
    before, after = one.before, one.after
    if not isinstance(before, Entity | Relation) or not isinstance(after, Entity | Relation):
        return ""
    old, new = dict(before.attributes), dict(after.attributes)
    name = next((n for n in sorted({*old, *new}) if old.get(n) != new.get(n)), "")
    definition = definition_of(labels, after, name) or AttributeDefinition(name)
    title = isolated(definition.title)
    words = quoted(after.of(text)) if isinstance(after, Entity) else _title(after, labels)
    if name not in new:
        return tr("{words}: {name} is taken away.", words=words, name=title)
    if new[name] is True:
        return tr("{words}: {name}.", words=words, name=title)
    value = isolated(definition.value_title(str(new[name])))
    return tr("{words}: {name} is {value}.", words=words, name=title, value=value)


def _answer(edit: Edit, labels: LabelSet) -> str:
    added = [one.after for one in edit.changes if isinstance(one.after, ArticleLabel)]
    gone = [one.before for one in edit.changes if isinstance(one.before, ArticleLabel)]
    marks = added or gone
    question = labels.article(marks[0].name) if marks else None
    shown = [question.value_title(mark.value) if question else mark.value for mark in marks]
    name = isolated(question.title if question else marks[0].name if marks else "")
    values = tr(", ").join(isolated(one) for one in shown)
    if added:
        return tr("The article is labelled {name}: {values}.", name=name, values=values)
    return tr("The article is no longer labelled {name}: {values}.", name=name, values=values)


def _title(relation: Relation, labels: LabelSet) -> str:
    label = labels.relation(relation.label)
    return isolated(label.title if label else relation.label)
