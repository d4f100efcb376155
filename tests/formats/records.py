"""Random articles with marks, and what may be expected of them once they were written and read."""

import itertools
from collections import Counter

from hypothesis import strategies as st

from annotator.formats.format import AnnotatorMarks, ArticleRecord, ReadOptions
from annotator.model.annotation import Annotation, Status
from annotator.model.article import Article
from annotator.model.decision import Method, Provenance, SourceMark
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined

PIECES = st.sampled_from(
    ["وبالقاهرة", "ميتا", "Scale AI", "😀", "👩‍👧", " ", "  ", "\n", "\n\n", "لـ", "«", '"', ".", "،", "14.3",
     "٢٠٢٤", "قَطَر", "\t", "\u2028", "\u200f", "www.a.com", "a@b.co", "x.y", "؟", ")", "\xa0"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip)
LABELS = st.sampled_from(["PERS", "ORG", "GPE", "نوع آخر"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["kind", "sure", "صفة"]), st.booleans() | st.sampled_from(["", "a", "a b", "قيمة"])
).map(lambda d: tuple(sorted(d.items())))  # fmt: skip
NOTES = st.sampled_from(["", "", "ملاحظة", "سطر\nوسطر", "a\tb"])


PROVENANCES = st.sampled_from(
    [
        Provenance(Method.UNANIMOUS, "lead", "2026-11-22T10:00:00.000Z", (), 2, 2),
        Provenance(
            Method.EDITED, "", "", (SourceMark("عمر", "e1", ""),), 0, 3, "EDGE", "لأن", "b1"
        ),
    ]
)


@st.composite
def annotations(draw, text):
    starts = st.integers(0, len(text) - 1)
    spans = st.tuples(starts, st.integers(1, 12)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    entities = [
        Entity(
            f"e{n}", joined(draw(st.lists(spans, min_size=1, max_size=3))), draw(LABELS),
            draw(ATTRIBUTES), draw(NOTES), draw(st.sampled_from(["", "", "memory"])),
        )
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    relations = []
    if entities:
        ends = st.sampled_from([e.uid for e in entities])
        relations = [
            Relation(f"r{n}", draw(ends), draw(ends), draw(LABELS), draw(ATTRIBUTES), draw(NOTES))
            for n in range(draw(st.integers(0, 3)))
        ]
    labels = [ArticleLabel("topic", v) for v in draw(st.sets(LABELS, max_size=2))]
    return Annotation.of([*entities, *relations, *labels])


@st.composite
def records(draw, most=3):
    """Articles with one annotation each."""
    out = []
    for n in range(draw(st.integers(1, most))):
        text = draw(TEXTS)
        made = draw(annotations(text))
        why = tuple((m.uid, draw(PROVENANCES)) for m in made.marks() if draw(st.booleans()))
        one = AnnotatorMarks("layla", made, status=draw(st.sampled_from(Status)), provenance=why)
        meta = draw(st.sampled_from([{}, {"a": [1, 2.5, None, True, {"ب": "ج"}]}]))
        out.append(ArticleRecord(Article(f"a{n}", draw(LABELS), text, meta), (one,)))
    return out


def reading(**options):
    """Options under which new identities are new-1, new-2 …"""
    numbers = itertools.count(1)
    return ReadOptions(lambda: f"new-{next(numbers)}", **options)


def articles(found):
    return [one for one in found if isinstance(one, ArticleRecord)]


def said(mark):
    return mark.label, mark.attributes, mark.note, mark.made_by


def contents(annotation, without=()):
    """What the marks say, apart from their uids; the marks named are left out."""
    kept = {
        uid: (e.spans, *said(e)) for uid, e in annotation.entities.items() if uid not in without
    }
    relations = [
        (kept[r.head], kept[r.tail], *said(r))
        for r in annotation.relations.values()
        if r.uid not in without and r.head in kept and r.tail in kept
    ]
    labels = [uid for uid in annotation.labels if uid not in without]
    return Counter([*kept.values(), *relations, *labels])
