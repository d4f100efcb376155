"""What spaCy itself makes of the configuration beside an export."""

import warnings

import pytest

from annotator.formats import by_id
from annotator.formats.bundle import Part, write_bundle
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    WriteOptions,
    WriteReport,
    Written,
)
from annotator.formats.spacy_config import recipe
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Span

QUICK = {
    "training.max_steps": 3,
    "training.eval_frequency": 2,
    "components.tok2vec.model.width": 8,
    "components.tok2vec.model.depth": 1,
    "components.tok2vec.model.embed_size": 50,
}


def records(*, nested):
    marks = [Entity("e1", (Span(4, 8),), "PERS"), Entity("e2", (Span(9, 16),), "GPE")]
    marks += [Entity("e3", (Span(4, 16),), "EVENT")] if nested else []
    one = AnnotatorMarks("layla", Annotation.of(marks))
    return [ArticleRecord(Article(str(n), "", f"زار محمد القاهرة أمس {n}"), (one,)) for n in range(4)]  # fmt: skip


def written(name, place, **told):
    return Written(name, place, WriteReport(()), told)


def paths(*parts):
    text = recipe(parts)["config.cfg"].decode()
    section = text.split("[paths]")[1].split("[system]")[0]
    return section.split('"')[1::2]


@pytest.mark.parametrize("nested", [False, True])
def test_spacy_trains_with_it_as_it_is(tmp_path, monkeypatch, nested):
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from spacy.util import load_config

    made = records(nested=nested)
    parts = [Part("train", made[:3]), Part("dev", made[3:])]
    write_bundle(by_id("spacy"), parts, tmp_path / "out", WriteOptions(), lambda _: {})
    monkeypatch.chdir(tmp_path / "out")
    config = load_config("config.cfg", overrides=QUICK, interpolate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that spaCy trains with
        nlp = init_nlp(config)
        with (tmp_path / "log").open("w") as log:
            train(nlp, None, stdout=log, stderr=log)
    name = "spancat" if nested else "ner"
    assert nlp.pipe_names == ["tok2vec", name]
    assert {"PERS", "GPE"} <= set(nlp.get_pipe(name).labels)
    assert [t.text for t in nlp("صحفية.وكانت")] == ["صحفية", ".", "وكانت"]
    assert nlp.config["training"]["score_weights"]["spans_entities_f" if nested else "ents_f"] == 1


def test_the_parts_to_learn_from_and_to_watch_by():
    train, dev, test = (written(name, name) for name in ("train", "dev", "test"))
    assert paths(train, dev, test) == ["train", "dev", "train/tokenizer"]
    assert paths(test, train) == ["train", "test", "train/tokenizer"]
    assert paths(written("a", "a"), written("valid", "valid")) == ["a", "valid", "a/tokenizer"]
    assert paths(written("", "")) == [".", ".", "tokenizer"]
    assert "--split" in recipe([written("", "")])["config.cfg"].decode()


def test_spans_are_proposed_as_long_as_there_are_some_within_reason():
    def longest(n):
        text = recipe([written("", "", nested=True, longest=n)])["config.cfg"].decode()
        return next(line for line in text.splitlines() if line.startswith("max_size"))

    assert longest(7) == "max_size = 7"
    assert longest(300) == "max_size = 12"


@pytest.mark.parametrize("nested", [False, True])
def test_nothing_is_left_to_spacy_to_fill_in(nested):
    from spacy.util import load_config_from_str, load_model_from_config

    text = recipe([written("train", "train", nested=nested, longest=3)])["config.cfg"].decode()
    ours = load_config_from_str(text)
    load_model_from_config(ours, auto_fill=False)  # as ``debug data`` and ``debug model`` do
    filled = load_model_from_config(load_config_from_str(text), auto_fill=True).config
    assert ours.interpolate() == filled.interpolate()
