"""Projects in which several people have marked the same article, for tests of the review."""

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from pairs import LABELS, TEXT, annotations

from annotator.model import edits
from annotator.model.annotation import Annotation, Annotator, Status
from annotator.model.article import Article
from annotator.model.marks import Entity, Relation, Span
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases import ids

NAMES = ("layla", "omar", "nour", "sami")


def put(project, name, annotation, article="a1", status=Status.DONE):
    """Adds marks to a person's annotation of an article, and says how far they are with it."""
    who = project.annotators.get(name)
    if who is None:
        who = Annotator(f"n-{name}", name)
        project.annotators.add(who)
    edit = edits.add(*annotation.marks())
    project.journal.record(JournalEntry(ids.new_uid(), article, who.uid, name, edit, ids.now()))
    project.annotations.set_status(article, who.uid, status, ids.now())
    return who


def change(project, name, edit, article="a1"):
    """Changes a person's annotation that is there."""
    who = project.annotators.get(name)
    project.journal.record(JournalEntry(ids.new_uid(), article, who.uid, name, edit, ids.now()))


@contextmanager
def reviewed(*voices, text=TEXT, labels=LABELS):
    """An open project with one article, a1, that people have done: an annotation for each."""
    with tempfile.TemporaryDirectory() as folder, made(Path(folder), labels, text) as project:
        for name, annotation in zip(NAMES, voices, strict=False):
            put(project, name, annotation)
        yield project


@contextmanager
def compared(folder):
    """Two articles, a1 and a2, that layla and omar have done, and a3 that only layla has."""
    meta, cairo, town = (11, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG")
    with made(folder, LABELS, *(f"{n} {TEXT}" for n in range(3))) as project:
        put(project, "layla", marked(meta, cairo, relations=[(1, 2, "in")]), "a1")
        put(project, "omar", marked(meta, town, relations=[(2, 1, "in")]), "a1")
        put(project, "layla", marked(meta), "a2")
        put(project, "omar", marked(meta, cairo), "a2")
        put(project, "layla", marked(meta), "a3")
        put(project, "omar", marked(meta), "a3", status=Status.IN_PROGRESS)
        yield project


def made(folder, labels=LABELS, *texts):
    """A project with articles a1, a2, …"""
    project = Project.create(
        folder / "p.hashiya", name="p", labels=labels, policy="free", uid="p", now=ids.now()
    )
    articles = [(Article(f"a{n}", f"خبر {n}", text), None) for n, text in enumerate(texts, 1)]
    list(project.articles.add(articles, ids.now()))
    return project


def marked(*spans, prefix="", relations=(), labels=()):
    """Entities from (start, end, label), numbered e1, e2, …, and relations between numbers."""
    entities = [
        Entity(f"{prefix}e{n}", (Span(start, end),), label)
        for n, (start, end, label) in enumerate(spans, 1)
    ]
    related = [
        Relation(f"{prefix}r{n}", f"{prefix}e{head}", f"{prefix}e{tail}", label)
        for n, (head, tail, label) in enumerate(relations, 1)
    ]
    return Annotation.of([*entities, *related, *labels])


@st.composite
def voices(draw, least=2, most=4):
    """What two to four people made of ``TEXT``: much the same, with changes here and there."""
    base = draw(annotations("b"))
    return [draw(_heard(base, f"v{number}")) for number in range(draw(st.integers(least, most)))]


@st.composite
def _heard(draw, base, prefix):
    """The base under new uids; some marks left out, moved or labelled otherwise, some added."""
    kept = [e for e in base.entities.values() if draw(st.integers(0, 5))]
    marks = [_changed(draw, e, prefix) for e in kept]
    known = {e.uid for e in kept}
    for relation in base.relations.values():
        if {relation.head, relation.tail} <= known and draw(st.integers(0, 4)):
            uids = {n: prefix + getattr(relation, n) for n in ("uid", "head", "tail")}
            label = draw(st.sampled_from([relation.label, relation.label, "in", "beside"]))
            marks.append(replace(relation, **uids, label=label))
    marks += [label for label in base.labels.values() if draw(st.booleans())]
    if draw(st.integers(0, 2)) == 0:
        marks += list(draw(annotations(f"{prefix}n")).entities.values())
    return Annotation.of(marks)


def _changed(draw, entity, prefix):
    entity = replace(entity, uid=prefix + entity.uid)
    match draw(st.integers(0, 7)):
        case 0:
            return replace(entity, label=draw(st.sampled_from(["PERS", "ORG", "GPE"])))
        case 1 if len(entity.spans) == 1:
            span = entity.spans[0]
            return replace(entity, spans=(Span(span.start, span.end + 1),))
        case _:
            return entity
