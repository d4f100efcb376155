"""An export is the same to the byte, by however many processes its articles are prepared."""

from dataclasses import replace

import pytest
from helping import NearHelper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import records

from annotator.errors import HelperLost, Stopped
from annotator.formats import by_id, side_by_side, writer
from annotator.formats.format import LOSSES, WriteOptions
from annotator.formats.processes import Helper
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Relation

PARALLEL = ["conll", "conllu", "prodigy", "spacy", "webanno", "cas", "docred", "spert", "tacred"]


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Help comes after the first article, in small batches, from this process."""
    monkeypatch.setattr(writer, "_PAYS_AFTER", 1)
    monkeypatch.setattr(side_by_side, "Helper", NearHelper)
    monkeypatch.setattr(side_by_side, "_MOST_IN_A_BATCH", 4)


@pytest.fixture
def started(monkeypatch):
    """All helpers, which are processes."""
    helpers = []

    def start(step):
        helpers.append(Helper(step))
        helpers[-1]._greeting.join()
        return helpers[-1]

    monkeypatch.setattr(side_by_side, "Helper", start)
    yield helpers
    assert len(helpers) == 2
    assert all(one._process.poll() is not None for one in helpers)


@pytest.fixture(scope="session")
def many(hard):
    """The hard cases again and again: one each, then with names that were taken."""
    return [
        replace(one, article=replace(one.article, uid=f"{one.article.uid} {n // 3}"))
        for n in range(5)
        for one in hard
    ]


def written(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("has_labels", [True, False])
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("name", PARALLEL)
def test_several_write_what_one_writes(name, count, has_labels, many, hard_labels, tmp_path):
    labels = hard_labels if has_labels else None
    options = WriteOptions(labels=labels, annotators=("layla", "omar"))
    made, told = [], []
    for folder, workers in ((tmp_path / "1", 1), (tmp_path / "2", count)):
        folder.mkdir()
        report = by_id(name).write(many, folder / "out", replace(options, workers=workers))
        told.append(replace(report, files=()))
        made.append(written(folder))
    assert made[0] == made[1]
    assert told[0] == told[1]
    assert any(path.name.endswith(LOSSES) for path in made[0])


@given(records(), records(), st.sampled_from(PARALLEL))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_articles_are_written_the_same(soon, tmp_path_factory, some, more, name):
    made = []
    for count in (1, 2):
        folder = tmp_path_factory.mktemp("o")
        by_id(name).write([*some, *more], folder / "out", WriteOptions(workers=count))
        made.append(written(folder))
    assert made[0] == made[1]


@pytest.mark.parametrize("name", PARALLEL)
def test_most_is_prepared_elsewhere(name, many, hard_labels, tmp_path, monkeypatch):
    counts = []
    ask = NearHelper.ask
    monkeypatch.setattr(
        NearHelper, "ask", lambda self, some: (counts.append(len(some)), ask(self, some))
    )
    labels = hard_labels
    for one in (
        m for record in many for marks in record.annotations for m in marks.annotation.marks()
    ):
        if isinstance(one, Entity) and labels.entity(one.label) is None:
            labels = labels.with_entity(one.label)
        if isinstance(one, Relation) and labels.relation(one.label) is None:
            labels = labels.with_relation(one.label)
    by_id(name).write(many, tmp_path / "o", WriteOptions(labels=labels, workers=2))
    assert sum(counts) == len(many) - 1


def test_processes_write_what_one_writes(many, hard_labels, tmp_path, started):
    choices = {"scheme": "bioes", "nested": "all"}
    for count in (1, 2):
        options = WriteOptions(labels=hard_labels, workers=count, choices=choices)
        by_id("conll").write(many, tmp_path / str(count), options)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    losses = [tmp_path / f"{count}.{LOSSES}" for count in (1, 2)]
    assert losses[0].read_bytes() == losses[1].read_bytes()


@pytest.mark.parametrize("name", PARALLEL)
def test_two_lose_what_one_loses(name, many, hard_labels):
    options = WriteOptions(labels=hard_labels, split_tokens=False)
    alone = list(by_id(name).losses(many, options))
    assert list(by_id(name).losses(many, replace(options, workers=2))) == alone != []


def test_the_first_use_of_an_attribute_says_of_what_kind_it_is(hard, tmp_path):
    """A helper does not know what the articles say that another one has."""
    marked = next(one for one in hard if any(len(m.annotation.entities) for m in one.annotations))
    (marks, *_) = marked.annotations

    def saying(number, value):
        entities = {
            uid: replace(e, attributes=(("sure", value),))
            for uid, e in marks.annotation.entities.items()
        }
        annotation = replace(marks.annotation, entities=entities)
        article = replace(marked.article, uid=f"a{number}")
        return replace(
            marked, article=article, annotations=(replace(marks, annotation=annotation),)
        )

    some = [saying(n, True if n % 3 else "yes") for n in range(40)]
    some[0] = replace(some[0], annotations=())
    for count in (1, 2):
        by_id("cas").write(some, tmp_path / str(count), WriteOptions(workers=count))
    assert written(tmp_path / "1") == written(tmp_path / "2")


def test_a_label_that_nobody_foresaw_is_named_once(hard, tmp_path):
    """A helper does not know the names that were given since it began."""
    marked = next(one for one in hard if any(len(m.annotation.entities) for m in one.annotations))
    (marks, *_) = marked.annotations

    def labelled(number, label):
        first = next(iter(marks.annotation.entities.values()))
        annotation = Annotation.of([replace(first, label=label)])
        article = replace(marked.article, uid=f"a{number}")
        return replace(
            marked, article=article, annotations=(replace(marks, annotation=annotation),)
        )

    some = [labelled(n, "A_B" if n > 3 else "A B") for n in range(60)]
    some[0] = replace(some[0], annotations=())
    for count in (1, 2):
        by_id("conll").write(some, tmp_path / str(count), WriteOptions(workers=count))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert b" B-A_B-2\n" in (tmp_path / "1").read_bytes()


def test_a_stop_ends_the_helpers(many, tmp_path, started):
    def progress(done):
        if done == 20:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        by_id("conll").write(many, tmp_path / "o", WriteOptions(workers=2, progress=progress))
    assert list(tmp_path.iterdir()) == []


def test_a_lost_helper_leaves_what_stood_there(many, tmp_path, started):
    def progress(done):
        if done == 20:
            for one in started:
                one._process.kill()
                one._process.wait()

    (tmp_path / "o").write_text("before")
    with pytest.raises(HelperLost):
        by_id("conll").write(many, tmp_path / "o", WriteOptions(workers=2, progress=progress))
    assert (tmp_path / "o").read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1
