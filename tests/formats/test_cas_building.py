from annotator.formats.cas_building import ABOUT, Kinds, built
from annotator.formats.cas_structures import BOOLEAN, SOFA, STRING, Ref
from annotator.formats.uima import ARTICLE_LABEL, NAMED_ENTITY, RELATION, SENTENCE, TOKEN
from annotator.formats.uima_flat import flat
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation, Span


def test_an_attribute_is_a_flag_or_a_text_as_it_first_was():
    kinds = Kinds()
    assert [kinds.fits("sure", value) for value in (True, "yes", False)] == [True, False, True]
    assert [kinds.fits("kind", value) for value in ("a", True)] == [True, False]
    features = kinds.types().features[NAMED_ENTITY]
    assert (features["sure"], features["kind"], features["value"]) == (BOOLEAN, STRING, STRING)


def test_kinds_are_taken_over_where_they_fit():
    kinds, other, third = Kinds(), Kinds(), Kinds()
    assert kinds.fits("sure", "yes")
    assert other.fits("sure", "no")
    assert other.fits("old", True)
    assert third.fits("new", True)
    assert third.fits("sure", True)
    assert kinds.take(other)
    assert kinds.types() == other.types()
    assert not kinds.take(third)
    assert kinds.types() == other.types()
    copy = kinds.copy()
    assert copy.fits("more", True)
    assert kinds.types() == other.types() != copy.types()


def test_the_structures_of_an_article():
    kinds = Kinds()
    marks = (
        Entity("a", (Span(0, 1),), "A"),
        Entity("b", (Span(2, 4),), "B"),
        Relation("r", "a", "b", "of"),
        ArticleLabel("topic", "x"),
    )
    article, annotation = Article("uid", "عنوان", "😀 ab. cd"), Annotation.of(marks)
    cas = built(article, annotation, flat("uid", annotation, kinds.fits), kinds.types(), "عنوان")
    assert [one.id for one in cas.structures] == list(range(1, len(cas.structures) + 1))
    assert cas.members == {1: frozenset(range(2, len(cas.structures) + 1))}
    by_type = {}
    for one in cas.structures:
        by_type.setdefault(one.type, []).append(one)
    assert by_type[SOFA][0].fields["sofaString"] == article.text
    assert by_type[ABOUT][0].fields["documentTitle"] == "عنوان"
    first, second = by_type[NAMED_ENTITY]
    assert (second.fields["begin"], second.fields["end"], second.fields["sofa"]) == (3, 5, Ref(1))
    (relation,) = by_type[RELATION]
    assert (relation.fields["Governor"], relation.fields["Dependent"]) == (
        Ref(first.id),
        Ref(second.id),
    )
    assert (relation.fields["begin"], relation.fields["value"]) == (3, "of")
    assert by_type[ARTICLE_LABEL][0].fields["name"] == "topic"
    assert len(by_type[TOKEN]) == 4
    assert by_type[SENTENCE][0].fields["begin"] == 0
