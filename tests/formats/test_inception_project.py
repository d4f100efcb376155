import zipfile

import pytest
from test_archive_zip import zipped
from test_cas import xmi

from annotator.errors import BadInput
from annotator.formats import inception_project
from annotator.model.annotation import AnnotatorKind
from annotator.model.labels import LabelSet
from annotator.usecases.gathering import Gathering, ImportOptions, ImportReport


def project():
    """What such an export holds, each place with its bytes."""
    inner = zipped({"CAS123.xmi": xmi("news a"), "TypeSystem.xml": "<typeSystemDescription/>"})
    return {
        "exportedproject.json": b'{"name": "p", "source_documents": [{"name": "a.txt"}]}',
        "annotation/a.txt/layla.zip": inner,
        "annotation/a.txt/omar.xmi": xmi("news a").encode(),
        "annotation/a.txt/INITIAL_CAS.xmi": xmi("news a").encode(),
        "annotation_ser/a.txt/layla.ser": b"\xac\xed\0\5",
        "annotation_ser/a.txt/omar.ser": b"\xac\xed\0\5",
        "annotation_ser/a.txt/INITIAL_CAS.ser": b"\xac\xed\0\5",
        "annotation_ser/b.txt/INITIAL_CAS.ser": b"\xac\xed\0\5",
        "curation/a.txt/CURATION_USER.zip": inner,
        "curation_ser/a.txt/CURATION_USER.ser": b"\xac\xed\0\5",
        "source/a.txt": b"news a",
        "source/b.txt": b"news b",
        "guideline/rules.txt": b"mark all",
        "log/p.json": b"{}",
        "settings/tagset.json": b"{}",
    }


def laid_out(folder, files):
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def gathered(path, **options):
    report = ImportReport()
    records = Gathering(LabelSet("l"), ImportOptions(**options), report).records([path])
    found = [
        (one.article.title, each.annotator, each.kind, len(each.annotation))
        for one in records
        for each in one.annotations or [None]
        if each is not None
    ]
    return found, report.failed


PEOPLE = [
    ("a.txt", "INITIAL_CAS", AnnotatorKind.MACHINE, 1),
    ("a.txt", "layla", AnnotatorKind.PERSON, 1),
    ("a.txt", "omar", AnnotatorKind.PERSON, 1),
    ("a.txt", "CURATION_USER", AnnotatorKind.GOLD, 1),
]


def test_a_whole_project_is_read_from_its_zip_and_from_its_folder(tmp_path):
    folder = laid_out(tmp_path / "p", project())
    by_hand = laid_out(tmp_path / "q", project())
    for zipped_file in sorted(by_hand.rglob("*.zip")):
        with zipfile.ZipFile(zipped_file) as inner:
            inner.extractall(zipped_file.with_suffix(""))
        zipped_file.unlink()
    archive = tmp_path / "p.zip"
    archive.write_bytes(zipped(project()))
    for path in (archive, folder, by_hand):
        assert gathered(path) == (PEOPLE, [])
        assert gathered(path, format="cas") == (PEOPLE, [])


def test_the_source_is_read_of_an_article_that_nobody_annotated(tmp_path):
    folder = laid_out(tmp_path / "p", project())
    assert [one.relative_to(folder).as_posix() for one in inception_project.parts(folder)] == [
        "annotation",
        "curation",
        "source/b.txt",
    ]


def test_marks_that_no_other_program_reads_are_told(tmp_path):
    files = project()
    del files["annotation/a.txt/layla.zip"]
    archive = tmp_path / "p.zip"
    archive.write_bytes(zipped(files))
    place = f"{archive}/annotation_ser/a.txt/layla.ser"
    with pytest.raises(BadInput) as refusal:
        gathered(archive)
    assert str(refusal.value).startswith(f"{place}: only INCEpTION reads this")
    found, failed = gathered(archive, keep_going=True)
    assert len(found) == 3
    assert [one.where for one in failed] == [place]


def test_another_folder_is_no_project(tmp_path):
    folder = laid_out(tmp_path / "p", {"annotation_ser/a/b.ser": b"", "source/a.txt": b"x"})
    assert inception_project.parts(folder) == []
    assert list(inception_project.unreadable(folder)) == []
