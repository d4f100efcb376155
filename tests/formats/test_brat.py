from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from records import articles, contents, reading

from annotator.errors import AnnotatorError, BadInput
from annotator.formats import by_id, sources
from annotator.formats.archives import Archives
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Loss, WriteOptions
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span

BRAT = by_id("brat")
TUTORIAL = Path(__file__).parent / "golden" / "brat" / "tutorial"
PEERS = Path(__file__).parents[3] / "shared" / "data" / "peers" / "brat"
ORG = Entity("e", (Span(0, 4),), "ORG")


def record(uid, *annotators, **kinds):
    annotation = Annotation.of([ORG])
    marks = [AnnotatorMarks(name, annotation, **kinds) for name in annotators]
    return ArticleRecord(Article(uid, f"عنوان {uid}", f"ميتا {uid}"), tuple(marks))


@pytest.mark.parametrize("folder", [TUTORIAL, PEERS], ids=["copied", "all"])
def test_the_tutorial_of_brat_is_read_mark_for_mark(folder):
    if not folder.exists():
        pytest.skip("the whole tutorial corpus is not there")
    folder = folder if folder == TUTORIAL else folder / "news"
    found = list(BRAT.read(folder, reading()))
    read = {Path(one.source.name).stem: one for one in articles(found)}
    assert set(read) == {path.stem for path in folder.glob("*.txt")}
    for stem, one in read.items():
        lines = (folder / f"{stem}.ann").read_text("utf-8").splitlines()
        expected = sorted(line.split("\t")[2] for line in lines if line.startswith("T"))
        marks = one.annotations[0].annotation
        assert sorted(e.of(one.article.text) for e in marks.entities.values()) == expected
        equivalent = sum(len(line.split()) - 3 for line in lines if line.startswith("*"))
        relations = sum(line.startswith("R") for line in lines)
        arguments = sum(len(line.split()) - 2 for line in lines if line.startswith("E"))
        assert len(marks.relations) == relations + equivalent + arguments
        attributes = sum(line[0] in "AN" for line in lines)
        assert sum(len(e.attributes) for e in marks.entities.values()) == attributes
    assert not [one for one in found if isinstance(one, Failed)]
    lines = [line for p in folder.glob("*.ann") for line in p.read_text("utf-8").splitlines()]
    expected = {
        "event": sum(line[0] == "E" for line in lines),
        "reference": sum(line[0] == "N" for line in lines),
    }
    assert Counter(one.kind for one in found if isinstance(one, Loss)) == Counter(expected)
    (labels,) = [one for one in found if isinstance(one, LabelSet)]
    assert labels.name == folder.name


def test_one_pair_of_files_is_read_by_either_name():
    for name in ("060-relation_annotation.txt", "060-relation_annotation.ann"):
        ((path, one),) = sources(TUTORIAL / name, Archives())
        (record,) = articles(one.read(path, reading()))
        assert len(record.annotations[0].annotation.entities) == 10


def test_several_annotators_have_a_folder_each(tmp_path):
    many = [record("1", "layla", "عمر"), record("2", "عمر"), record("3")]
    report = BRAT.write(many, tmp_path / "out", WriteOptions(annotators=("layla", "عمر")))
    assert {p.relative_to(tmp_path / "out").as_posix() for p in report.files if p.suffix in (".txt", ".ann")} == {
        "layla/1.txt", "layla/1.ann", "عمر/1.txt", "عمر/1.ann", "عمر/2.txt", "عمر/2.ann", "3.txt",
    }  # fmt: skip
    found = articles(BRAT.read(tmp_path / "out", reading()))
    assert sorted((one.article.uid, *[a.annotator for a in one.annotations]) for one in found) == [
        ("1", "layla"), ("1", "عمر"), ("2", "عمر"), ("3",),
    ]  # fmt: skip


def test_two_annotators_never_share_a_file(tmp_path):
    names = ("a/b", "a b", "A_B", "")
    BRAT.write([record("1", *names)], tmp_path / "out", WriteOptions())
    found = articles(BRAT.read(tmp_path / "out", reading()))
    assert sorted(one.annotations[0].annotator for one in found) == sorted(names)
    assert all(len(one.annotations[0].annotation.entities) == 1 for one in found)


def test_what_brat_has_no_place_for_comes_back_from_the_index(tmp_path):
    one = record("1", "gold", kind=AnnotatorKind.GOLD, status=Status.DONE)
    one = replace(one, article=replace(one.article, meta={"a": [1]}))
    BRAT.write([one], tmp_path / "out", WriteOptions())
    (back,) = articles(BRAT.read(tmp_path / "out", reading()))
    assert back.article == one.article
    marks = back.annotations[0]
    assert (marks.annotator, marks.kind, marks.status) == ("gold", AnnotatorKind.GOLD, Status.DONE)
    assert contents(marks.annotation) == contents(one.annotations[0].annotation)


@pytest.mark.parametrize("uid", ["../../up", "a/b", "ا", "", "con.txt", "x" * 100])
def test_no_uid_leads_out_of_the_folder(uid, tmp_path):
    BRAT.write([record(uid, "a"), record(uid, "a")], tmp_path / "out", WriteOptions())
    names = sorted(p.name for p in (tmp_path / "out").glob("*.ann"))
    assert names == ["article-00001.ann", "article-00002.ann"]
    assert len(list(tmp_path.iterdir())) == 1


def test_uids_that_differ_in_case_have_files_of_their_own(tmp_path):
    BRAT.write([record("ab", "a"), record("AB", "a")], tmp_path / "out", WriteOptions())
    assert len({p.name.casefold() for p in (tmp_path / "out").glob("*.ann")}) == 2


def test_excluded_parts_that_stay_are_told(hard, tmp_path):
    one = next(r for r in hard if r.article.excluded)
    report = BRAT.write([one], tmp_path / "out", WriteOptions(keep_excluded=True))
    assert report.losses == {"excluded": 1}
    (back,) = articles(BRAT.read(tmp_path / "out", reading()))
    assert back.article.text == one.article.text


def test_two_folders_of_the_same_texts_are_two_people(write, tmp_path):
    for name, label in (("layla", "ORG"), ("omar", "PERS")):
        write(f"all/{name}/a.txt", "ميتا شركة")
        write(f"all/{name}/a.ann", f"T1\t{label} 0 4\tميتا\n")
    write("all/more/b.txt", "نص آخر")
    write("all/more/b.ann", "")
    ((path, one),) = sources(tmp_path / "all", Archives())
    assert (path, one) == (tmp_path / "all", BRAT)
    found = articles(one.read(path, reading()))
    assert [a.annotator for record in found for a in record.annotations] == ["layla", "", "omar"]


def test_marks_without_their_text_are_refused(write):
    path = write("a.ann", "T1\tX 0 1\ta\n")
    with pytest.raises(AnnotatorError, match=r"a\.txt"):
        list(BRAT.read(path, reading()))
    (told,) = BRAT.read(path.parent, reading(keep_going=True))
    assert isinstance(told, Failed)


def test_marks_that_cannot_be_read_are_named_by_their_own_file(write):
    write("a.ann", b"T1\tA 0 1\ta\0")
    with pytest.raises(BadInput) as told:
        list(BRAT.read(write("a.txt", "a"), reading()))
    assert str(told.value).count("a.ann") == 1
    assert "a.txt" not in str(told.value)
