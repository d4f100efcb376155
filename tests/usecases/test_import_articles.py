import json

import pytest

from annotator.errors import BadInput, DiskFull, NotFound, Stopped
from annotator.model.annotation import AnnotatorKind, Status
from annotator.model.edits import Edit
from annotator.usecases import annotators, import_articles
from annotator.usecases.annotate import Annotating
from annotator.usecases.import_articles import ImportOptions, import_paths

META = {"uid": "m1", "start": 5, "end": 9, "label": "ORG"}
CAIRO = {"uid": "m2", "start": 13, "end": 20, "label": "GPE"}
NEAR = {"uid": "r1", "head": "m1", "tail": "m2", "label": "located_in"}


def native(path, *lines):
    path.write_text("".join(json.dumps({"hashiya": 1, **line}) + "\n" for line in lines), "utf-8")
    return path


def line(text="شركة ميتا في القاهرة", uid="x1", **by):
    made = [{"annotator": who, **fields} for who, fields in by.items()]
    return {"uid": uid, "title": text[:4], "text": text, "annotations": made}


def take(project, *paths, progress=lambda *_: None, **options):
    return import_paths(project, list(paths), ImportOptions(**options), progress)


def marks(project, article, name):
    found = project.annotations.load(article, annotators.require(project, name).uid)
    return sorted(e.label for e in found.entities.values()), len(found.relations)


def test_articles_and_marks_come_in(project, tmp_path):
    full = {"status": "done", "entities": [META, CAIRO], "relations": [NEAR]}
    report = take(project, native(tmp_path / "a.jsonl", line(omar=full), line("ثانٍ", "x2")))
    assert (report.articles, report.entities, report.relations) == (2, 2, 1)
    assert marks(project, "x1", "omar") == (["GPE", "ORG"], 1)
    omar = annotators.require(project, "omar")
    assert project.annotations.status("x1", omar.uid) is Status.DONE
    assert [entry.edit.title for entry in project.journal.history("x1", omar.uid)] == ["import"]


def test_undo_leaves_what_was_imported(project, tmp_path):
    take(project, native(tmp_path / "a.jsonl", line(layla={"entities": [META]})))
    annotating = Annotating(project, "x1", annotators.require(project, "layla"))
    assert not annotating.can_undo
    assert len(annotating.annotation) == 1


def test_a_folder_is_read_by_name_and_each_format_found_out(project, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.txt").write_bytes("نص ثانٍ".encode("utf-16"))
    (folder / "a.txt").write_bytes(
        "هذا نص عربي طويل بما يكفي ليعرف ترميزه من الحروف".encode("cp1256")
    )
    (folder / "c.csv").write_text("text,title\nنص في جدول,عنوان\n", "utf-8")
    report = take(project, folder)
    assert report.articles == 3
    texts = [a.text for a in project.articles.iterate()][1:]
    assert texts == ["هذا نص عربي طويل بما يكفي ليعرف ترميزه من الحروف", "نص ثانٍ", "نص في جدول"]


def test_fields_can_be_chosen(project, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("body,head\nالنص,العنوان\n", "utf-8")
    take(project, table, text_field="body", title_field="head")
    added = list(project.articles.iterate())[-1]
    assert (added.text, added.title) == ("النص", "العنوان")


def test_a_format_may_be_named(project, tmp_path):
    odd = tmp_path / "article.md"
    odd.write_text("نص", "utf-8")
    with pytest.raises(NotFound):
        take(project, odd)
    assert take(project, odd, format="text").articles == 1
    with pytest.raises(NotFound):
        take(project, tmp_path / "nowhere", format="text")
    with pytest.raises(NotFound):
        take(project, tmp_path, format="html")


def test_a_text_that_is_there_is_named_and_not_added_but_its_marks_are(project, tmp_path):
    one = native(tmp_path / "a.jsonl", line(omar={"entities": [META]}))
    take(project, one)
    other = native(tmp_path / "b.jsonl", line(uid="y", sara={"entities": [CAIRO]}))
    report = take(project, other)
    assert (report.articles, report.skipped, report.entities) == (0, 1, 1)
    assert [(d.title, d.there) for d in report.duplicates] == [("شركة", "x1")]
    assert marks(project, "x1", "sara") == (["GPE"], 0)
    assert marks(project, "x1", "omar") == (["ORG"], 0)


def test_what_another_annotator_of_the_same_import_marked_was_not_there_before(project, tmp_path):
    one = native(tmp_path / "a.jsonl", line(omar={"entities": [META]}))
    other = native(tmp_path / "b.jsonl", line(uid="y", sara={"entities": [CAIRO]}), line(uid="z"))
    report = take(project, one, other)
    assert (report.articles, report.skipped, report.entities) == (1, 1, 2)
    assert [there.uid for there in report.duplicates] == ["z"]


def test_duplicates_may_be_kept(project, tmp_path):
    one = native(tmp_path / "a.jsonl", line(omar={"entities": [META]}))
    take(project, one)
    report = take(project, one, keep_duplicates=True)
    assert (report.articles, report.skipped) == (1, 0)
    uids = [a.uid for a in project.articles.listed()]
    assert len(uids) == len(set(uids)) == 3
    assert marks(project, uids[-1], "omar") == (["ORG"], 0)


def test_two_texts_with_one_uid_both_come_in(project, tmp_path):
    report = take(project, native(tmp_path / "a.jsonl", line(), line("نص آخر")))
    assert report.articles == 2


def test_marks_that_are_there_are_skipped_and_counted(project, tmp_path):
    full = {"entities": [META, CAIRO], "relations": [NEAR]}
    take(project, native(tmp_path / "a.jsonl", line(omar={"entities": [{**META, "uid": "old"}]})))
    report = take(project, native(tmp_path / "b.jsonl", line(omar=full)))
    assert (report.entities, report.relations, report.marks_there) == (1, 1, 1)
    omar = annotators.require(project, "omar")
    (relation,) = project.annotations.load("x1", omar.uid).relations.values()
    assert relation.head == "old"
    again = take(project, native(tmp_path / "b.jsonl", line(omar=full)))
    assert (again.entities, again.relations, again.marks_there) == (0, 0, 3)


def test_replace_puts_the_marks_of_the_file_in_the_place_of_those_there(project, tmp_path):
    full = {"status": "done", "entities": [META, CAIRO], "relations": [NEAR]}
    take(project, native(tmp_path / "a.jsonl", line(omar=full)))
    only = {"status": "in_progress", "entities": [{**CAIRO, "label": "ORG"}]}
    report = take(project, native(tmp_path / "b.jsonl", line(omar=only)), replace=True)
    assert (report.entities, report.marks_there) == (1, 0)
    assert marks(project, "x1", "omar") == (["ORG"], 0)
    omar = annotators.require(project, "omar")
    assert project.annotations.status("x1", omar.uid) is Status.IN_PROGRESS
    assert project.journal.replay("x1", omar.uid) == project.annotations.load("x1", omar.uid)


def test_as_says_whose_the_marks_are(project, tmp_path):
    one = native(tmp_path / "a.jsonl", line(omar={"entities": [META]}, empty={}))
    take(project, one, annotator="sara")
    assert marks(project, "x1", "sara") == (["ORG"], 0)
    assert project.annotators.get("omar") is None


def test_marks_of_several_do_not_become_those_of_one(project, tmp_path):
    both = line(omar={"entities": [META]}, sara={"entities": [CAIRO]})
    one = native(tmp_path / "a.jsonl", line("أول", "x0"), both)
    with pytest.raises(BadInput, match="omar, sara"):
        take(project, one, annotator="hind")
    assert project.articles.count() == 1
    report = take(project, one, annotator="hind", keep_going=True)
    assert (report.articles, len(report.failed)) == (1, 1)


def test_the_kind_of_an_annotator_comes_along(project, tmp_path):
    take(project, native(tmp_path / "a.jsonl", line(best={"kind": "gold", "entities": [META]})))
    assert annotators.require(project, "best").kind is AnnotatorKind.GOLD


def test_labels_that_lack_are_added_and_named(project, tmp_path):
    brought = {
        "name": "n",
        "entities": [{"name": "ORG"}, {"name": "LAW", "title": {"ar": "قانون"}, "key": "1"}],
    }
    file = native(
        tmp_path / "a.jsonl",
        {"labelset": brought},
        line(
            omar={
                "entities": [{**META, "label": "SHIP"}, CAIRO],
                "relations": [{**NEAR, "label": "sails"}],
            }
        ),
    )
    report = take(project, file)
    assert report.labels_added == ["LAW", "SHIP", "sails"]
    labels = project.labels.current()
    assert labels.entity("LAW").titles == {"ar": "قانون"}
    keys = [label.key for label in labels.entities]
    assert len(keys) == len(set(keys))
    assert labels.relation("sails")


def test_a_label_of_entities_does_not_become_one_of_relations(project, tmp_path):
    wrong = {"entities": [META, CAIRO], "relations": [{**NEAR, "label": "ORG"}]}
    with pytest.raises(BadInput, match="ORG"):
        take(project, native(tmp_path / "a.jsonl", line(omar=wrong)))
    project.labels.current()


def test_a_bad_line_refuses_the_whole_and_changes_nothing(project, tmp_path):
    file = native(tmp_path / "a.jsonl", *(line(f"نص {n}", f"u{n}") for n in range(300)))
    with file.open("a") as more:
        more.write("{broken\n")
    with pytest.raises(BadInput, match=r"a\.jsonl:301"):
        take(project, file)
    assert project.articles.count() == 1
    report = take(project, file, keep_going=True)
    assert report.articles == 300
    assert [one.where for one in report.failed] == [f"{file}:301"]


def test_a_mark_that_fails_is_told_and_the_rest_comes_in(project, tmp_path):
    claims = [{**META, "text": "ميتا"}, {**CAIRO, "text": "دمشق"}]
    report = take(project, native(tmp_path / "a.jsonl", line(omar={"entities": claims})))
    assert report.entities == 1
    assert len(report.failed) == 1


def test_stopped_while_reading_nothing_is_there(project, tmp_path):
    file = native(tmp_path / "a.jsonl", *(line(f"نص {n}", f"u{n}") for n in range(150)))

    def stop(done, total):
        raise Stopped("stop")

    with pytest.raises(Stopped):
        take(project, file, progress=stop)
    assert project.articles.count() == 1


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(import_articles, "_CHUNK_ARTICLES", 200)


def test_stopped_while_adding_whole_chunks_stay(project, tmp_path, small_chunks):
    entities = {"omar": {"entities": [{"start": 0, "end": 2, "label": "ORG"}]}}
    file = native(tmp_path / "a.jsonl", *(line(f"نص {n}", f"u{n}", **entities) for n in range(500)))

    def stop(done, total):
        if total and done:
            raise Stopped("stop")

    with pytest.raises(Stopped):
        take(project, file, progress=stop)
    there = project.articles.count() - 1
    assert 0 < there < 500
    assert project.statistics().labels == {"omar": {"ORG": there}}
    assert list(project.problems()) == []
    assert take(project, file).articles == 500 - there


def test_progress_counts_what_was_read_and_then_what_was_added(project, tmp_path, small_chunks):
    file = native(tmp_path / "a.jsonl", *(line(f"نص {n}", f"u{n}") for n in range(250)))
    told = []
    take(project, file, progress=lambda done, total: told.append((done, total)))
    assert told == [(100, None), (200, None), (250, None), (0, 250), (200, 250), (250, 250)]


def test_marks_without_an_annotator_belong_to_the_computers_user(project, tmp_path, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "nour")
    file = native(tmp_path / "a.jsonl", line(**{"": {"entities": [META]}}))
    take(project, file)
    assert marks(project, "x1", "nour") == (["ORG"], 0)


def test_an_import_is_one_edit_of_the_journal(project, tmp_path):
    take(project, native(tmp_path / "a.jsonl", line(layla={"entities": [META, CAIRO]})))
    layla = annotators.require(project, "layla")
    (entry,) = project.journal.history("x1", layla.uid)
    assert isinstance(entry.edit, Edit)
    assert len(entry.edit.changes) == 2


def test_an_annotator_who_stands_twice_in_a_line_has_one_annotation(project, tmp_path):
    twice = line(omar={"entities": [META]})
    twice["annotations"] += [{"annotator": "omar", "entities": [META, CAIRO]}]
    report = take(project, native(tmp_path / "a.jsonl", twice))
    assert (report.entities, report.marks_there) == (2, 1)
    assert marks(project, "x1", "omar") == (["GPE", "ORG"], 0)


def test_a_chunk_comes_in_whole_or_not_at_all(project, tmp_path, monkeypatch):
    file = native(tmp_path / "a.jsonl", line(omar={"entities": [META]}))

    def full(_entries):
        raise DiskFull("no room")

    monkeypatch.setattr(project.journal, "record_many", full)
    with pytest.raises(DiskFull):
        take(project, file)
    assert project.articles.count() == 1
    assert project.annotators.get("omar") is None
