"""What Label Studio's exports make of the hard cases that we gave it."""

from pathlib import Path

import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess, labelstudio_table
from annotator.formats.format import Failed, Loss

LABELSTUDIO = by_id("labelstudio")
EXPORTED = Path(__file__).parent / "golden" / "labelstudio" / "exported"
HEADER = (
    b'"annotation_id","annotator","created_at","id","label","lead_time","text","updated_at"\r\n'
)


def marks(record):
    """Who, where and which label, of pieces as of entities."""
    return {
        (one.annotator, span, entity.label)
        for one in record.annotations
        for entity in one.annotation.entities.values()
        for span in entity.spans
    }


def by_text(found):
    return {one.article.text: {mark[1:] for mark in marks(one)} for one in articles(found)}


@pytest.mark.parametrize("name", ["full.json", "min.json", "table.csv", "tabs.tsv"])
def test_every_shape_brings_back_what_went_in_and_what_was_drawn(name, hard):
    assert guess(EXPORTED / name) is LABELSTUDIO
    found = list(LABELSTUDIO.read(EXPORTED / name, reading()))
    assert not [one for one in found if isinstance(one, Failed)]
    back = by_text(found)
    for one in hard:
        went_in = {mark[1:] for mark in marks(one)}
        if not went_in and one.article.text not in back:
            continue
        added = back[one.article.text] - went_in
        assert went_in <= back[one.article.text]
        assert [one.article.text[s.start : s.end] for s, _ in added] == (
            ["أمس"] if one.article.uid == "emoji" else []
        )


def test_the_full_export_keeps_who_what_and_how(hard):
    found = list(LABELSTUDIO.read(EXPORTED / "full.json", reading()))
    back = {one.article.uid: one for one in articles(found)}
    signs = next(one for one in hard if one.article.uid == "signs")
    kept = {e.spans: e for e in back["signs"].annotations[0].annotation.entities.values()}
    for entity in signs.annotations[0].annotation.entities.values():
        same = kept[entity.spans]
        assert (same.attributes, same.note, same.made_by) == (
            entity.attributes,
            entity.note,
            entity.made_by,
        )
    assert {one.annotator for record in back.values() for one in record.annotations} == {
        "layla",
        "omar",
    }
    relations = [len(a.annotation.relations) for one in back.values() for a in one.annotations]
    assert sum(relations) == 7


def test_words_come_back_article_by_article_with_labels_that_have_spaces():
    conll = by_id("conll")
    found = list(conll.read(EXPORTED / "words.conll", reading()))
    assert not [one for one in found if isinstance(one, Failed | Loss)]
    back = articles(found)
    assert len(back) == 9
    first = {
        e.of(back[0].article.text): e.label
        for e in back[0].annotations[0].annotation.entities.values()
    }
    assert first["شركة OpenAI"] == "ORG"
    names = {e.label for e in back[-1].annotations[0].annotation.entities.values()}
    assert names == {"نوع-آخر", "نوع آخر"}


def test_a_table_of_articles_is_none_of_label_studio():
    assert labelstudio_table.looks_like(HEADER)
    assert labelstudio_table.looks_like(b"\xef\xbb\xbf" + HEADER.replace(b",", b"\t"))
    assert not labelstudio_table.looks_like(b"id,text,label\n")
    assert not labelstudio_table.looks_like(b"annotator,text\n1,annotation_id lead_time\n")


def test_cells_that_only_look_like_marks_stay_words(tmp_path):
    path = tmp_path / "a.csv"
    rows = ['1,"1","","5","[{","","[{ ليس قائمة",""', '2,"2","","5","","","{""a"": ",""']
    path.write_bytes(HEADER + "\r\n".join(rows).encode())
    texts = [fields["text"] for _, fields in labelstudio_table.rows(path, reading())]
    assert texts == ["[{ ليس قائمة", '{"a": ']


def test_a_line_without_cells_is_no_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(HEADER + b'\r\n1,"1","","5","","","x"\r\n\r\n')
    ((where, _),) = labelstudio_table.rows(path, reading())
    assert where == f"{path}:3"


def test_a_broken_table_is_told_with_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(HEADER + b'1,"1","","5","","","\xd8\xa7\n"x')
    with pytest.raises(BadInput, match=r"a\.csv:2"):
        list(LABELSTUDIO.read(path, reading()))
