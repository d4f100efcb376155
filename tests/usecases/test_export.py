import pytest

from annotator.errors import BadInput, LossRefused, NotFound, NotSaved, Stopped
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.marks import ArticleLabel, Span
from annotator.usecases import annotators, ids
from annotator.usecases.annotate import Annotating
from annotator.usecases.export import ExportOptions, expected_losses, export, losses

META, CAIRO = Span(5, 9), Span(13, 20)


@pytest.fixture
def marked(project, layla):
    annotating = Annotating(project, "a1", layla)
    one = annotating.add_entity([META], "ORG")
    two = annotating.add_entity([CAIRO], "GPE")
    annotating.relate(one.uid, two.uid, "near")
    annotating.do(edits.add(ArticleLabel("topic", "economy")))
    return project


def test_losses_are_known_before_anything_is_written(marked, tmp_path):
    options = ExportOptions("brat")
    assert expected_losses(marked, options) == {"article_label": 1}
    (loss,) = losses(marked, options)
    assert (loss.article, loss.mark) == ("a1", "topic=economy")
    assert expected_losses(marked, ExportOptions("native")) == {}
    assert export(marked, options, tmp_path / "out").losses == {"article_label": 1}


def test_strict_leaves_what_stood_there(marked, tmp_path):
    out = tmp_path / "out"
    export(marked, ExportOptions("brat", labels=("ORG",)), out)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    with pytest.raises(LossRefused):
        export(marked, ExportOptions("brat", strict=True), out)
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_labels_keep_the_relations_whose_ends_stay(marked, tmp_path):
    def counted(*labels):
        report = export(marked, ExportOptions("native", labels=labels), tmp_path / "o")
        return report.entities, report.relations

    assert counted() == (2, 1)
    assert counted("ORG") == (1, 0)
    assert counted("ORG", "GPE") == (2, 1)
    assert counted("ORG", "GPE", "located_in") == (2, 0)
    with pytest.raises(NotFound):
        counted("NOTHING")


def test_only_what_an_annotator_has_begun(marked, layla, tmp_path):
    omar = annotators.add(marked, "omar")

    def articles(**options):
        return export(marked, ExportOptions("native", **options), tmp_path / "o").articles

    assert articles(annotator="layla") == 1
    assert articles(annotator="omar") == 0
    assert articles() == 1
    assert articles(status=Status.DONE) == 0
    marked.annotations.set_status("a1", omar.uid, Status.DONE, ids.now())
    assert articles(annotator="omar") == 1
    assert articles(annotator="layla", status=Status.DONE) == 0
    with pytest.raises(NotFound):
        articles(annotator="zeno")
    with pytest.raises(NotFound):
        articles(gold=True)


def test_stopped_it_leaves_nothing(marked, tmp_path):
    def stop(done, total):
        assert (done, total) == (1, 1)
        raise Stopped("stop")

    with pytest.raises(Stopped):
        export(marked, ExportOptions("native"), tmp_path / "o", stop)
    assert not (tmp_path / "o").exists()


def test_a_format_that_is_only_read_is_refused(marked, tmp_path):
    with pytest.raises(BadInput, match="native"):
        export(marked, ExportOptions("text"), tmp_path / "o")
    with pytest.raises(NotFound):
        expected_losses(marked, ExportOptions("nothing"))


def test_nothing_is_written_over_a_project(marked, tmp_path):
    elsewhere = tmp_path / "kept.sqlite"
    marked.backup(elsewhere)
    link = tmp_path / "link.jsonl"
    link.symlink_to(marked.path)
    before = elsewhere.read_bytes()
    free = marked.path.with_name("free.hashiya")
    beside = marked.path.with_name(f"{marked.path.name}-wal")
    for out in (marked.path, elsewhere, link, free, beside):
        with pytest.raises(NotSaved, match=out.name):
            export(marked, ExportOptions("native"), out)
    assert elsewhere.read_bytes() == before
    assert not free.exists()
    assert len(marked.journal.history("a1", marked.annotators.get("layla").uid)) == 4
