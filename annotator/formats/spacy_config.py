"""The ``config.cfg`` with which ``spacy train`` runs on an export as it is."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.formats.docbin import GROUP
from annotator.formats.format import Written

NAME = "config.cfg"

_DEV = ("dev", "valid", "validation", "val", "test")
"""Names of parts to watch the training by, the best first."""
_LONGEST_SPAN = 12
"""Tokens of the longest span that is proposed: a longer one is rare, and each one more is dear."""

_TOP = """\
# Run this in the folder where it lies:
#
#   python -m spacy train config.cfg --output model
#
# {told}

[paths]
train = "{train}"
dev = "{dev}"
tokenizer = "{tokenizer}"

[system]
seed = 0
gpu_allocator = null

[nlp]
lang = "ar"
pipeline = ["tok2vec", "{component}"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""

_NER = """
[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.width}
"""

_SPANCAT = """
[components.spancat]
factory = "spancat"
spans_key = "{group}"
threshold = 0.5

[components.spancat.suggester]
@misc = "spacy.ngram_range_suggester.v1"
min_size = 1
max_size = {longest}

[components.spancat.model]
@architectures = "spacy.SpanCategorizer.v1"

[components.spancat.model.reducer]
@layers = "spacy.mean_max_reducer.v1"
hidden_size = 128

[components.spancat.model.scorer]
@layers = "spacy.LinearLogistic.v1"

[components.spancat.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${{components.tok2vec.model.width}}
"""

_NER_SCORE = "ents_f = 1.0"
_SPANCAT_SCORE = f"""\
spans_{GROUP}_f = 1.0
spans_sc_f = null
spans_sc_p = null
spans_sc_r = null"""

_REST = """
[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${paths.train}
# The tokens as they were written, so that every entity begins and ends with one.
gold_preproc = true

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}
gold_preproc = true

[training]
seed = ${system.seed}
gpu_allocator = ${system.gpu_allocator}
max_steps = 20000
patience = 1600
eval_frequency = 200

[training.score_weights]
SCORE

[initialize]

[initialize.before_init]
@callbacks = "spacy.copy_from_base_model.v1"
# The trained pipeline cuts texts into tokens as these were cut.
tokenizer = ${paths.tokenizer}
"""


def recipe(written: Sequence[Written]) -> Mapping[str, bytes]:
    """The file, for an export of these parts.

    Entities that lie within or across others are learnt by ``spancat`` from the group of spans,
    others by ``ner``. The manifests say which there are.
    """
    nested = any(part.told.get("nested") for part in written)
    longest = max((_number(part.told.get("longest")) for part in written), default=1)
    train, dev = _places(written)
    config = _TOP.format(
        told=_told(train, dev),
        train=train or ".",
        dev=dev or ".",
        tokenizer=f"{train}/tokenizer" if train else "tokenizer",
        component="spancat" if nested else "ner",
    )
    if nested:
        most = max(1, min(_LONGEST_SPAN, longest))
        config += _SPANCAT.format(group=GROUP, longest=most)
    else:
        config += _NER
    config += _REST.replace("SCORE", _SPANCAT_SCORE if nested else _NER_SCORE)
    return {NAME: config.encode()}


def _places(written: Sequence[Written]) -> tuple[str, str]:
    """Where the parts to learn from and to watch by lie; the same where there is one alone."""
    places = {part.name: part.place for part in written}
    train = places.get("train", next(iter(places.values()), ""))
    others = (places[name] for name in _ordered(places) if places[name] != train)
    return train, next(others, train)


def _ordered(names: Iterable[str]) -> list[str]:
    known = {name: n for n, name in enumerate(_DEV)}
    return sorted(names, key=lambda name: known.get(name, len(known)))


def _told(train: str, dev: str) -> str:
    if train == dev:
        return "Nothing was kept apart to watch the training by: export with --split for that."
    return f"It learns from {train} and watches by {dev}."


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1
