"""The ``config.cfg`` with which ``spacy train`` runs on an export as it is."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.formats.docbin import GROUP
from annotator.formats.format import Written

NAME = "config.cfg"

_DEV = ("dev", "valid", "validation", "val", "test")
"""Names of parts to watch the training by, the best first."""
_LONGEST_SPAN = 12
"""Tokens of the longest span that is proposed: a longer one is rare, and each one more is dear."""

# Nothing is left to spaCy to fill in, so that all its commands take the file, ``debug data`` too.
_TOP = """\
# Run this in the folder where it lies:
#
#   python -m spacy train config.cfg --output model
#   python -m spacy evaluate model/model-best {dev} --gold-preproc{spans_key}
#
# {told}

[paths]
train = "{train}"
dev = "{dev}"
tokenizer = "{tokenizer}"
vectors = null
init_tok2vec = null

[system]
seed = 0
gpu_allocator = null

[nlp]
lang = "ar"
pipeline = ["tok2vec", "{component}"]
disabled = []
before_creation = null
after_creation = null
after_pipeline_creation = null
batch_size = 1000

[nlp.tokenizer]
@tokenizers = "spacy.Tokenizer.v1"

[nlp.vectors]
@vectors = "spacy.Vectors.v1"

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
moves = null
update_with_oracle_cut_size = 100
incorrect_spans_key = null

[components.ner.scorer]
@scorers = "spacy.ner_scorer.v1"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
nO = null

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.width}
upstream = "*"
"""

_SPANCAT = """
[components.spancat]
factory = "spancat"
spans_key = "{group}"
threshold = 0.5
max_positive = null

[components.spancat.scorer]
@scorers = "spacy.spancat_scorer.v1"

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
nO = null
nI = null

[components.spancat.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${{components.tok2vec.model.width}}
upstream = "*"
"""

_NER_SCORE = """\
ents_f = 1.0
ents_p = 0.0
ents_r = 0.0
ents_per_type = null"""
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
max_length = 0
limit = 0
augmenter = null

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}
gold_preproc = true
max_length = 0
limit = 0
augmenter = null

[training]
seed = ${system.seed}
gpu_allocator = ${system.gpu_allocator}
max_steps = 20000
patience = 1600
eval_frequency = 200
max_epochs = 0
dropout = 0.1
accumulate_gradient = 1
frozen_components = []
annotating_components = []
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
before_to_disk = null
before_update = null

[training.score_weights]
SCORE

[training.logger]
@loggers = "spacy.ConsoleLogger.v1"
progress_bar = false

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2
get_length = null

[training.batcher.size]
@schedules = "compounding.v1"
start = 100
stop = 1000
compound = 1.001
t = 0.0

[training.optimizer]
@optimizers = "Adam.v1"
learn_rate = 0.001
beta1 = 0.9
beta2 = 0.999
L2 = 0.01
L2_is_weight_decay = true
grad_clip = 1.0
use_averages = false
eps = 1e-8

[pretraining]

[initialize]
vectors = ${paths.vectors}
init_tok2vec = ${paths.init_tok2vec}
vocab_data = null
lookups = null
after_init = null

[initialize.components]

[initialize.tokenizer]

[initialize.before_init]
@callbacks = "spacy.copy_from_base_model.v1"
# The trained pipeline cuts texts into tokens as these were cut.
tokenizer = ${paths.tokenizer}
vocab = null
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
        spans_key=f" --spans-key {GROUP}" if nested else "",
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
