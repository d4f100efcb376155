"""Two annotations of one article, small and quickly said."""

from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined

LABELS = LabelSet(
    "test",
    tuple(Label(name) for name in ("PERS", "ORG", "GPE")),
    (RelationLabel("in"), RelationLabel("heads"), RelationLabel("beside", symmetric=True)),
)
TEXT = "وقال مدير «شركة نور» للطاقة أحمد وبالقاهرة في كتابهم، الثلاثاء ٣ مايو (2026) أنوزارة المال"


def entity(uid, label, *bounds):
    """An entity of the fragments that start and end at these places."""
    return Entity(
        uid, tuple(Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)), label
    )


def of(text, words, label="ORG", uid=""):
    """The entity over these words of a text."""
    start = text.index(words)
    return entity(uid or f"{words}-{label}", label, start, start + len(words))


def annotation(*marks):
    return Annotation.of(marks)


def _entities(uids):
    spans = st.builds(
        lambda start, n: Span(start, start + n), st.integers(0, 70), st.integers(1, 12)
    )
    return st.builds(
        Entity,
        uids,
        st.lists(spans, min_size=1, max_size=2).map(joined),
        st.sampled_from(["PERS", "ORG", "GPE"]),
    )


@st.composite
def annotations(draw, prefix=""):
    """An annotation of ``TEXT``; marks may stand twice, nest, cross, touch, be fragmented."""
    uids = st.text("0123456789abcdef", min_size=6, max_size=6).map(prefix.__add__)
    marked = draw(st.lists(_entities(uids), max_size=7, unique_by=lambda e: e.uid))
    relations = []
    if marked:
        ends = st.sampled_from([e.uid for e in marked])
        kinds = st.sampled_from(["in", "heads", "beside"])
        relation = st.builds(Relation, uids.map("r".__add__), ends, ends, kinds)
        relations = draw(st.lists(relation, max_size=5, unique_by=lambda r: r.uid))
    values = st.builds(ArticleLabel, st.sampled_from(["topic", "tone"]), st.sampled_from("xyz"))
    return Annotation.of([*marked, *relations, *draw(st.lists(values, max_size=3, unique=True))])


@st.composite
def two(draw):
    """Two annotations of ``TEXT`` that share some of their entities."""
    first = draw(annotations("a"))
    second = draw(annotations("b"))
    kept = (
        draw(st.lists(st.sampled_from([*first.entities.values()]), unique_by=lambda e: e.uid))
        if first.entities
        else []
    )
    return first, Annotation.of([*kept, *second.marks()])
