"""The one law of every format that writes and reads: marks == read(write(marks)) + losses.

A mark comes back as it was, or a loss names it; what comes back besides is a piece of a mark that
a loss names; and where an article itself is not as it was, a loss of the article says so. Marks
are compared by the letters that they cover, without white space, since a format of words may
promise no more: then it tells a loss of the article.
"""

import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from records import ATTRIBUTES, LABELS, NOTES, articles, reading, said

from annotator.formats import FORMATS, excluded
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Loss, WriteOptions
from annotator.model.annotation import Annotation, Status
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined

BOTH = [one for one in FORMATS if one.read and one.write]
EXAMPLES = int(os.environ.get("HASHIYA_LAW_EXAMPLES", "25"))
WORDS = ("وبالقاهرة", "ميتا", "Scale", "AI", "مي😀تا", "😀", "👩‍👧", "قَطَر", "\u064eب", "كتـــاب", "a\u0301", "ب\ufeffت",
         "x.y", "14.3", "٢٠٢٤", "www.a.com", "|", "\\", "\\n", "#Text=", "-DOCSTART-", "B-ORG", "<b>", "&amp;", "=1+1", "null", "T1", "_", "O", "*[1]")  # fmt: skip
GLUE = (" ", " ", " ", "  ", "\n", "\n\n", "\t", "\xa0", "\u2028", "\u2029", "\u200f", "", "،", ".", "؟ ", "«", "\u0085")  # fmt: skip


@st.composite
def texts(draw):
    pieces = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), min_size=1, max_size=8))  # fmt: skip
    return "".join(word + glue for word, glue in pieces)


@st.composite
def annotations(draw, text):
    """Nested, crossing, twice the same, inside words, in pieces, related, or none at all."""
    starts = st.integers(0, len(text) - 1)
    spans = st.tuples(starts, st.integers(1, 14)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    covering = spans.filter(lambda span: text[span.start : span.end].strip())
    entities = []
    for n in range(draw(st.integers(0, 5))):
        one = joined(draw(st.lists(covering, min_size=1, max_size=draw(st.sampled_from([1, 1, 3])))))  # fmt: skip
        if entities and draw(st.integers(0, 4)) == 0:
            one = entities[0].spans
        entities.append(Entity(f"e{n}", one, draw(LABELS), draw(ATTRIBUTES), draw(NOTES), draw(st.sampled_from(["", "", "memory"]))))  # fmt: skip
    relations = []
    if entities:
        ends = st.sampled_from([e.uid for e in entities])
        relations = [
            Relation(f"r{n}", draw(ends), draw(ends), draw(LABELS), draw(ATTRIBUTES), draw(NOTES))
            for n in range(draw(st.integers(0, 3)))
        ]
    labels = [ArticleLabel("topic", value) for value in draw(st.sets(LABELS, max_size=2))]
    return Annotation.of([*entities, *relations, *labels])


@st.composite
def many(draw):
    out = []
    for n in range(draw(st.integers(1, 3))):
        text = draw(texts())
        cut = draw(st.sampled_from([(), (), (Span(0, max(1, len(text) // 3)),)]))
        rest = text[cut[0].end :] if cut else text
        if not rest.strip() or rest[0] == "\ufeff":  # dropped at the start of any file
            cut = ()
        made = ()
        if draw(st.integers(0, 5)):
            status = draw(st.sampled_from(Status))
            made = (AnnotatorMarks("layla", draw(annotations(text)), status=status),)
        out.append(ArticleRecord(Article(f"a{n}", draw(LABELS), text, {}, cut), made))
    return out


def letters(text):
    """How many letters that are no white space stand before each place of a text."""
    counts = [0]
    for letter in text:
        counts.append(counts[-1] + (not letter.isspace() and letter != "\ufeff"))
    return counts


def place(entity, counts):
    return tuple((counts[span.start], counts[span.end]) for span in entity.spans)


def whole(entity, counts):
    return counts[entity.start], counts[entity.end]


def bare(text):
    return "".join(letter for letter in text if not letter.isspace() and letter != "\ufeff")


def expected(before, after):
    """The article as the format means it: whole, or without its excluded parts."""
    if bare(before.article.text) == bare(after.article.text):
        return before
    return excluded.cut(before)[0]


def check_article(before, after, losses):
    lost = {loss.mark for loss in losses}
    before = expected(before, after)
    if before.article.text != after.article.text:
        assert "" in lost, "the text changed and nothing says so"
    assert bare(before.article.text) == bare(after.article.text)
    if before.article.title != after.article.title:
        assert "" in lost, "the title changed and nothing says so"
    given, there = (
        record.annotations[0].annotation if record.annotations else Annotation()
        for record in (before, after)
    )
    check_entities(given, there, lost, letters(before.article.text), letters(after.article.text))
    check_relations(given, there, lost, letters(before.article.text), letters(after.article.text))
    labels = {uid for uid in given.labels if uid not in lost}
    assert labels <= set(there.labels)
    assert not set(there.labels) - set(given.labels)


def check_entities(given, there, lost, old, new):
    kept = Counter((place(e, old), *said(e)) for e in given.entities.values() if e.uid not in lost)
    found = Counter((place(e, new), *said(e)) for e in there.entities.values())
    assert not kept - found, "gone, and no loss names it"
    more = found - kept
    named = [whole(e, old) for e in given.entities.values() if e.uid in lost]
    for spans, *_ in more:
        inside = [(a, b) for a, b in named if a <= spans[0][0] and spans[-1][1] <= b]
        assert inside, "made of nothing"
    pieces = sum(len(e.spans) for e in given.entities.values() if e.uid in lost)
    assert more.total() <= pieces * 4


def check_relations(given, there, lost, old, new):
    def ends(relation, entities, counts):
        both = (entities[relation.head], entities[relation.tail])
        return *((*place(e, counts), e.label) for e in both), *said(relation)

    kept = Counter(
        ends(r, given.entities, old)
        for r in given.relations.values()
        if not {r.uid, r.head, r.tail} & lost
    )
    found = Counter(ends(r, there.entities, new) for r in there.relations.values())
    assert not kept - found, "gone, and no loss names it"
    touched = sum(1 for r in given.relations.values() if {r.uid, r.head, r.tail} & lost)
    assert (found - kept).total() <= touched, "made of nothing"


@pytest.mark.parametrize("one", BOTH, ids=lambda one: one.id)
@given(data=many())
@settings(max_examples=EXAMPLES)
def test_marks_are_read_as_they_were_written_or_named_as_lost(one, data):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, f"out{'' if one.is_folder else one.endings[0]}")
        lost = list(one.losses(data, WriteOptions()))
        report = one.write(data, out, WriteOptions())
        found = list(one.read(out, reading()))
    assert Counter(loss.kind for loss in lost) == report.losses
    assert {loss.kind for loss in lost} <= set(one.cannot_carry)
    assert not [f for f in found if isinstance(f, Failed)]
    back = articles(found)
    by_uid = {record.article.uid: record for record in back}
    assert len(back) == len(data)
    for n, before in enumerate(data):
        after = by_uid.get(before.article.uid, back[n])
        note(f"{before}\n{after}\n{lost}")
        check_article(before, after, [loss for loss in lost if loss.article == before.article.uid])


def record(text, *marks):
    return ArticleRecord(Article("a", "", text), (AnnotatorMarks("layla", Annotation.of(marks)),))


def test_the_law_notices_what_is_dropped_moved_made_up_or_altered():
    one, two = Entity("e1", (Span(0, 2),), "X"), Entity("e2", (Span(3, 5),), "Y")
    relation = Relation("r", "e1", "e2", "in")
    before = record("اب تث", one, two, relation)
    check_article(before, before, [])
    moved = Entity("e2", (Span(3, 4),), "Y")
    for after in (
        record("اب تث", one, two),
        record("اب تث", one),
        record("اب تث", one, moved, relation),
        record("اب تث", one, two, relation, Entity("e3", (Span(0, 1),), "Z")),
        record("اب تث", one, two, Relation("r", "e2", "e1", "in")),
        record("اب  تث", one, Entity("e2", (Span(4, 6),), "Y"), relation),
        record("اب ت", one, moved, relation),
    ):
        with pytest.raises(AssertionError):
            check_article(before, after, [])
    named = [Loss("token", "a", uid, "") for uid in ("e2", "r")]
    check_article(before, record("اب تث", one), named)
    check_article(before, record("اب تث", one, moved), named)
