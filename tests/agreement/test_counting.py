from hypothesis import given, settings
from pairs import LABELS, TEXT, annotation, annotations, of, two

from annotator.agreement.counting import answers_of, count
from annotator.agreement.counts import NONE
from annotator.agreement.disagreements import disagreements
from annotator.agreement.matching import align
from annotator.agreement.unitizing import family
from annotator.model.marks import ArticleLabel, Entity, Relation, Span


def test_an_article_by_hand():
    a = annotation(
        of(TEXT, "«شركة نور»", "ORG", "a1"),
        of(TEXT, "أحمد", "PERS", "a2"),
        of(TEXT, "القاهرة", "GPE", "a3"),
        Relation("r1", "a2", "a1", "heads"),
        ArticleLabel("topic", "x"),
    )
    b = annotation(
        of(TEXT, "شركة نور", "ORG", "b1"),
        of(TEXT, "أحمد", "ORG", "b2"),
        of(TEXT, "المال", "ORG", "b4"),
        Relation("r2", "b2", "b1", "heads"),
        ArticleLabel("topic", "y"),
    )
    found = count(TEXT, (a, b), LABELS, [Span(0, 4)])
    assert found.totals == {("articles",): 1, ("letters",): len(TEXT), ("unitized",): 1}
    assert found.entities == {
        ("ORG", "ORG"): 1, ("PERS", "ORG"): 1, ("GPE", NONE): 1, (NONE, "ORG"): 1,
    }  # fmt: skip
    assert found.same_spans == {("PERS", "ORG"): 1}
    assert found.classes == {
        ("EDGE", "ORG"): 1, ("LABEL", "PERS"): 1, ("ONLY", "GPE"): 1, ("ONLY", "ORG"): 1,
    }  # fmt: skip
    assert found.lies == {("alone",): 2}
    assert found.relations == {
        ("a", "heads"): 1, ("b", "heads"): 1, ("given_a", "heads"): 1, ("given_b", "heads"): 1,
        ("relaxed", "heads"): 1,
    }  # fmt: skip
    assert found.relation_classes == {("RELAXED", "heads"): 1}
    assert found.tokens == {
        ("ORG", "ORG"): 2, ("PERS", "ORG"): 1, ("GPE", NONE): 1, (NONE, "ORG"): 1, (NONE, NONE): 9,
    }  # fmt: skip
    assert found.answers == {("topic", "x", "y"): 1}


@settings(max_examples=30)
@given(two())
def test_they_are_those_of_the_disagreements(both):
    counts, found = count(TEXT, both, LABELS), disagreements(TEXT, *both, LABELS)
    entities = [one for one in found if isinstance((one.a + one.b)[0], Entity)]
    assert sum(counts.classes.values()) == len(entities)
    assert sum(counts.lies.values()) == sum(one.kind == "ONLY" for one in entities)
    aligned = align(*both, LABELS)
    assert sum(n for (a, b), n in counts.entities.items() if a) == len(both[0].entities)
    assert sum(n for (a, b), n in counts.entities.items() if a and b) == len(aligned.pairs)
    relations = [one for one in found if isinstance((one.a + one.b)[0], Relation)]
    exact = sum(n for (part, _), n in counts.relations.items() if part == "exact")
    relaxed = sum(one.kind == "RELAXED" for one in relations)
    assert exact + relaxed == len(aligned.relation_pairs)


@settings(max_examples=30)
@given(annotations())
def test_who_agrees_with_himself(one):
    counts = count(TEXT, (one, one), LABELS)
    assert not counts.classes
    assert not counts.relation_classes
    assert all(a == b for a, b in counts.tokens)
    for label in {label for _, label in counts.layers}:
        assert family(counts.layer_lengths(label)).nominal in (None, 1.0)


def test_a_label_is_a_layer_of_its_own_where_others_overlap_it():
    a = annotation(of(TEXT, "شركة نور", "ORG", "a1"), of(TEXT, "نور", "PERS", "a2"))
    b = annotation(of(TEXT, "شركة نور", "ORG", "b1"))
    counts = count(TEXT, (a, b), LABELS)
    assert counts.totals["unitized",] == 0
    assert not counts.lengths
    assert family(counts.layer_lengths("ORG")).nominal == 1
    assert family(counts.layer_lengths("PERS")).nominal < 0.1


def test_an_answer_that_is_missing_is_not_an_answer():
    a, b = annotation(ArticleLabel("t", "y"), ArticleLabel("t", "x")), annotation()
    assert answers_of((a, b)) == {("t", "x+y", NONE): 1}
