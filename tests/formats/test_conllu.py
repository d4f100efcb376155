from pathlib import Path

import conllu
from records import articles, contents, reading

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Loss, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span

CONLLU = by_id("conllu")
GOLDEN = Path(__file__).parent / "golden" / "conllu"


def record(text, *marks, annotators=("layla",)):
    annotations = [AnnotatorMarks(name, Annotation.of(marks)) for name in annotators]
    return ArticleRecord(Article("a", "", text), tuple(annotations))


def entity(uid, start, end, label="X"):
    return Entity(uid, (Span(start, end),), label)


def brackets(tmp_path, one, labels=None):
    out = tmp_path / "out.conllu"
    CONLLU.write([one], out, WriteOptions(labels))
    sentences = conllu.parse(out.read_text())
    return [(token["misc"] or {}).get("Entity", "") for s in sentences for token in s]


def test_the_library_reads_the_words_and_the_text_of_each_sentence(hard, tmp_path):
    CONLLU.write(hard, tmp_path / "out", WriteOptions(keep_excluded=True))
    sentences = conllu.parse((tmp_path / "out").read_text())
    assert {s.metadata["newdoc id"] for s in sentences if "newdoc id" in s.metadata} == {
        one.article.uid for one in hard
    }
    for sentence in sentences:
        made = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ")
            for token in sentence
        )
        assert made.strip() == sentence.metadata["text"]
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))


def test_what_is_told_of_an_entity_stays_its_own_where_another_lost_white_space(tmp_path):
    cut = Entity("e0", (Span(0, 1), Span(2, 3)), "X")
    told = Entity("e1", (Span(1, 2),), "X", attributes=(("kind", False),))
    CONLLU.write([record(" وبالقاهرة", cut, told)], tmp_path / "out", WriteOptions())
    (back,) = articles(CONLLU.read(tmp_path / "out", reading()))
    assert back.annotations[0].annotation.entities["e1"] == told


def test_what_was_written_is_read_with_every_letter_and_mark(hard, tmp_path):
    CONLLU.write(hard, tmp_path / "out", WriteOptions(keep_excluded=True))
    back = articles(CONLLU.read(tmp_path / "out", reading()))
    for before, after in zip(hard, back, strict=True):
        assert after.article == before.article
        assert [(one.annotator, one.status) for one in after.annotations] == [
            (one.annotator, one.status) for one in before.annotations
        ]
        for mine, there in zip(before.annotations, after.annotations, strict=True):
            assert contents(there.annotation) == contents(mine.annotation)


def test_brackets_close_before_others_open(tmp_path):
    one = record("أ ب ج", entity("a", 0, 3), entity("b", 2, 5, "Y-Z"), entity("c", 2, 3))
    assert brackets(tmp_path, one) == ["(e1-X-1-", "e1)(e2-Y%2DZ-1-(e3-X-1-)", "e2)"]


def test_what_opened_last_closes_first(tmp_path):
    one = record("أ ب ج", entity("a", 0, 5), entity("b", 2, 5))
    assert brackets(tmp_path, one) == ["(e1-X-1-", "(e2-X-1-", "e2)e1)"]


def test_the_members_of_a_chain_have_one_name(tmp_path):
    labels = LabelSet("l", relations=(RelationLabel("same", symmetric=True, transitive=True),))
    marks = [entity("a", 0, 1), entity("b", 2, 3), entity("c", 4, 5), entity("d", 4, 5, "Y")]
    chain = [Relation("r1", "a", "b", "same"), Relation("r2", "b", "c", "same")]
    one = record("أ ب ج", *marks, *chain)
    assert brackets(tmp_path, one, labels) == ["(e1-X-1-)", "(e1-X-1-)", "(e1-X-1-)(e2-Y-1-)"]
    assert brackets(tmp_path, one) == ["(e1-X-1-)", "(e2-X-1-)", "(e3-X-1-)(e4-Y-1-)"]
    (back,) = articles(CONLLU.read(tmp_path / "out.conllu", reading()))
    assert contents(back.annotations[0].annotation) == contents(one.annotations[0].annotation)


def test_two_of_a_chain_that_cross_have_names_of_their_own(tmp_path):
    labels = LabelSet("l", relations=(RelationLabel("same", symmetric=True, transitive=True),))
    one = record("أ ب ج", entity("a", 0, 3), entity("b", 2, 5), Relation("r", "a", "b", "same"))
    assert brackets(tmp_path, one, labels) == ["(e1-X-1-", "e1)(e2-X-1-", "e2)"]


def test_each_annotator_has_the_article(tmp_path):
    one = record("أ ب", entity("a", 0, 1), annotators=("layla", "omar"))
    CONLLU.write([one], tmp_path / "out", WriteOptions())
    text = (tmp_path / "out").read_text()
    assert [line for line in text.splitlines() if line.startswith("# newdoc")] == [
        "# newdoc id = a",
        "# newdoc id = a-2",
    ]
    back = articles(CONLLU.read(tmp_path / "out", reading()))
    assert [(r.article.uid, r.annotations[0].annotator) for r in back] == [
        ("a", "layla"),
        ("a", "omar"),
    ]


def test_a_file_in_the_way_of_corefud():
    found = list(CONLLU.read(GOLDEN / "corefud.conllu", reading()))
    labels, one, two = found[:3]
    text = one.article.text
    assert text == "ولد محمد بالقاهرة، وهو كاتب.\n\nمجلسا النواب والشيوخ"
    assert (one.article.meta, two.article.text) == ({"newdoc": "doc-1"}, "نعم")
    annotation = one.annotations[0].annotation
    assert [(e.of(text), e.label) for e in annotation.in_reading_order()] == [
        ("محمد", "person"),
        ("القاهرة", "place"),
        ("وهو", "person"),
        ("مجلسا الشيوخ", "org"),
        ("مجلسا النواب", "org"),
    ]
    (relation,) = annotation.relations.values()
    ends = [annotation.entities[uid].of(text) for uid in (relation.head, relation.tail)]
    assert (relation.label, ends) == ("coref", ["محمد", "وهو"])
    assert labels.relation("coref").transitive
    losses = {loss.kind: loss.why for loss in found if isinstance(loss, Loss)}
    assert losses.keys() == {
        "attributes", "comment", "empty_node", "feats", "lemma", "misc", "multiword", "pos", "syntax"
    }  # fmt: skip
    assert losses["multiword"] == "1 time, such as “هُوَ”."
    assert losses["misc"] == "1 time, such as “Gloss=two”."
    assert losses["pos"] == "11 times, such as “VERB”."
