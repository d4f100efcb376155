"""What spaCy itself makes of the files, and what we make of spaCy's."""

import json

import pytest
from records import articles, contents, reading

from annotator.errors import BadInput
from annotator.formats import by_id, spacy_docbin, tokenizer
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Relation, Span

SPACY = by_id("spacy")


def record(text, *marks, uid="a", **article):
    return ArticleRecord(
        Article(uid, "", text, **article), (AnnotatorMarks("layla", Annotation.of(marks)),)
    )


def docs(out):
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    return [
        doc
        for path in sorted(out.glob("*.spacy"))
        for doc in DocBin().from_disk(path).get_docs(vocab)
    ]


def test_spacy_sees_every_entity_where_we_put_it(hard, tmp_path):
    out = tmp_path / "out"
    SPACY.write(hard, out, WriteOptions(keep_excluded=True))
    for doc, one in zip(docs(out), hard, strict=True):
        assert doc.text == one.article.text
        marks = one.annotations[0].annotation if one.annotations else Annotation()
        whole = [e for e in marks.in_reading_order() if len(e.spans) == 1]
        spans = doc.spans["entities"]
        assert [(s.start_char, s.end_char, s.label_) for s in spans] == [
            (e.start, e.end, e.label) for e in whole
        ]


def test_the_outermost_stand_in_ents_and_relations_in_their_extension(hard, tmp_path):
    from spacy.tokens import Doc

    SPACY.write(hard, tmp_path / "out", WriteOptions())
    Doc.set_extension("relations", default=[])
    try:
        doc = docs(tmp_path / "out")[2]
        assert [ent.text for ent in doc.ents] == ["جامعة القاهرة", "وزارة التعليم العالي", "مصر"]
        relation = doc._.relations[0]
        ends = [doc[slice(*relation[side])].text for side in ("head", "tail")]
        assert (relation["label"], ends) == ("located_in", ["القاهرة", "مصر"])
        assert doc.spans["entities"][relation["tail_entity"]].text == "مصر"
    finally:
        Doc.remove_extension("relations")


def test_the_tokenizer_beside_the_export_is_the_one_that_was_used(hard, tmp_path):
    import spacy

    SPACY.write(hard, tmp_path / "out", WriteOptions())
    loaded = spacy.load(tmp_path / "out" / "tokenizer")
    for one in hard:
        assert [t.text for t in loaded(one.article.text)] == (
            tokenizer.Tokenizer().tokens(one.article.text).words
        )


def test_cuts_are_counted_and_keeping_tokens_loses(tmp_path):
    text = "وبالقاهرة ثم ميتاوشركة"
    marks = [Entity("e1", (Span(3, 9),), "GPE"), Entity("e2", (Span(13, 17),), "ORG")]
    both = record(text, *marks, Relation("r", "e1", "e2", "in"), Entity("e3", (Span(10, 12),), "X"))
    cut = SPACY.write([both], tmp_path / "cut", WriteOptions())
    assert (cut.cuts, cut.entities, cut.losses) == (2, 3, {})
    kept = SPACY.write([both], tmp_path / "kept", WriteOptions(split_tokens=False))
    assert (kept.cuts, kept.entities, kept.losses) == (0, 1, {"relation": 1, "token": 2})
    assert (tmp_path / "kept" / "losses.jsonl").read_text().count("\n") == 3


def test_a_file_is_shown_as_json_with_its_tokens(hard, tmp_path):
    SPACY.write(hard[2:3], tmp_path / "out", WriteOptions())
    shown = json.loads(SPACY.show((tmp_path / "out" / "articles.spacy").read_bytes()))
    assert "".join(shown["tokens"]).startswith(hard[2].article.text[:20])
    words = [shown["tokens"][start:end] for start, end, _ in shown["spans"]["entities"]]
    assert "".join(words[0]).strip() == hard[2].annotations[0].annotation.in_reading_order()[0].of(
        hard[2].article.text
    )
    assert set(shown["user_data"]) == {"hashiya", "._.relations"}


def test_many_articles_make_several_files(tmp_path, monkeypatch):
    monkeypatch.setattr(spacy_docbin, "DOCS_IN_A_FILE", 2)
    many = [record(f"نص {n}", Entity("e", (Span(0, 2),), "X"), uid=str(n)) for n in range(5)]
    SPACY.write(many, tmp_path / "out", WriteOptions())
    names = sorted(path.name for path in (tmp_path / "out").glob("*.spacy"))
    assert names == ["part-0001.spacy", "part-0002.spacy", "part-0003.spacy"]
    found = articles(SPACY.read(tmp_path / "out", reading()))
    assert [one.article.uid for one in found] == list("01234")


def test_excluded_parts_go_or_stay(hard, tmp_path):
    one = next(r for r in hard if r.article.excluded)
    SPACY.write([one], tmp_path / "cut", WriteOptions())
    SPACY.write([one], tmp_path / "kept", WriteOptions(keep_excluded=True))
    (cut,), (kept,) = (articles(SPACY.read(tmp_path / n, reading())) for n in ("cut", "kept"))
    assert "الموقع" not in cut.article.text
    assert kept.article == one.article
    assert contents(kept.annotations[0].annotation) == contents(one.annotations[0].annotation)


def foreign(tmp_path, spans):
    """A DocBin that spaCy made, with entities and a group of spans."""
    import spacy
    from spacy.tokens import DocBin

    doc = spacy.blank("ar")("زار محمد القاهرة أمس")
    doc.ents = [doc.char_span(4, 8, label="PER"), doc.char_span(9, 16, label="LOC")]
    if spans:
        doc.spans["sc"] = [doc.char_span(4, 16, label="X"), doc.char_span(4, 8, label="PER")]
        doc.spans["again"] = [doc.char_span(4, 8, label="PER")]
    path = tmp_path / "theirs.spacy"
    DocBin(store_user_data=True, docs=[doc]).to_disk(path)
    return path


@pytest.mark.parametrize("spans", [False, True])
def test_what_spacy_wrote_is_read(tmp_path, spans):
    (one,) = articles(SPACY.read(foreign(tmp_path, spans), reading()))
    assert one.article.text == "زار محمد القاهرة أمس"
    (marks,) = one.annotations
    assert sorted((e.start, e.end, e.label) for e in marks.annotation.entities.values()) == sorted(
        [(4, 8, "PER"), (9, 16, "LOC"), *([(4, 16, "X")] if spans else [])]
    )


def test_what_is_no_docbin_is_refused_with_its_name(write):
    path = write("x.spacy", b"\x80\x04\x95 a pickle")
    with pytest.raises(BadInput, match=r"x\.spacy.*no DocBin"):
        list(SPACY.read(path, reading()))
    (told,) = SPACY.read(path, reading(keep_going=True))
    assert isinstance(told, Failed)
    assert "no DocBin" in told.why
