"""Random annotations and edits that fit them."""

from dataclasses import replace

from hypothesis import strategies as st

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined

LABELS = st.sampled_from(["PERS", "ORG", "GPE"])
SPANS = st.builds(lambda start, n: Span(start, start + n), st.integers(0, 60), st.integers(1, 12))
ATTRIBUTES = st.dictionaries(st.sampled_from("abc"), st.booleans() | st.text(max_size=3)).map(
    lambda d: tuple(sorted(d.items()))
)
UIDS = st.text("0123456789abcdef", min_size=6, max_size=6)
RELATION_UIDS = UIDS.map("r{}".format)
"""No two marks of an article have one identity, of whatever kind they are."""


def entities(uid=UIDS):
    return st.builds(
        Entity,
        uid,
        st.lists(SPANS, min_size=1, max_size=3).map(joined),
        LABELS,
        ATTRIBUTES,
        st.text(max_size=5),
        st.sampled_from(["", "memory"]),
    )


@st.composite
def annotations(draw, least=0):
    marked = draw(st.lists(entities(), min_size=least, max_size=6, unique_by=lambda e: e.uid))
    relations = []
    if marked:
        ends = st.sampled_from([e.uid for e in marked])
        relations = draw(
            st.lists(
                st.builds(Relation, RELATION_UIDS, ends, ends, LABELS, ATTRIBUTES),
                max_size=5,
                unique_by=lambda r: r.uid,
            )
        )
    labels = draw(st.lists(st.builds(ArticleLabel, LABELS, LABELS), max_size=2, unique=True))
    return Annotation.of([*marked, *relations, *labels])


@st.composite
def annotated_edits(draw):
    """An annotation and an edit of several changes that it allows."""
    annotation = draw(annotations(least=1))
    marked = list(annotation.entities.values())
    entity = draw(st.sampled_from(marked))
    new = draw(entities(UIDS.filter(lambda uid: uid not in annotation.entities)))
    related = Relation("~" + new.uid, entity.uid, new.uid, "in")
    chosen: list[Edit] = [
        edits.add(new, related),
        edits.relabel(entity, draw(LABELS)),
        edits.respan(entity, draw(SPANS)),
        edits.annotate_note(entity, draw(st.text(max_size=4))),
        edits.remove(annotation, *draw(st.lists(st.sampled_from(marked), min_size=1))),
        Edit("several", (Change(None, new), Change(new, replace(new, label="X")))),
        *(edits.turn(r) for r in annotation.relations.values()),
    ]
    return annotation, draw(st.sampled_from(chosen))
