"""TACRED: one relation on a line, with the words from the sentence of one end to the other's.

What TACRED's own files tell of syntax we do not know: each word has the part of speech ``X`` and
hangs on the first one as ``dep``, so that its readers find a tree.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.formats import writing
from annotator.formats.format import (
    ArticleRecord,
    Choice,
    Format,
    Loss,
    WriteOptions,
    WriteReport,
)
from annotator.formats.tags import OUTSIDE
from annotator.formats.word_json import OF_WORDS, WordWriter, title_lost
from annotator.formats.words import Place, Words
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.marks import Relation

PAIRS = Choice("pairs", ("related", "all"))
"""With all, two entities of a sentence that no relation joins are examples of none."""

NONE = "no_relation"


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file, a JSON array with a relation on each line."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(WordWriter):
    tool = "TACRED"

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._all = PAIRS.of(options) == "all"

    def elements(
        self, words: Words, relations: Sequence[Relation]
    ) -> tuple[Iterable[plain.Plain], int, int]:
        title_lost(words, self.tool)
        places = {place.entity.uid: place for place in words.places}
        pairs = [(places[r.head], places[r.tail], r.label, r.uid) for r in relations]
        if self._all:
            pairs += _unrelated(words, {(r.head, r.tail) for r in relations})
        told = {place.entity.uid for head, tail, _, _ in pairs for place in (head, tail)}
        for uid in (uid for uid in places if uid not in told):
            why = tr("It stands in no relation, and TACRED tells of nothing else.")
            words.lose("unrelated", uid, why)
        tags = _tags(words)
        return (_example(words, tags, *pair) for pair in pairs), len(told), len(relations)


def _unrelated(
    words: Words, related: set[tuple[str, str]]
) -> Iterator[tuple[Place, Place, str, str]]:
    """The pairs of a sentence that no relation joins."""
    by_sentence: dict[int, list[Place]] = {}
    for place in words.places:
        by_sentence.setdefault(words.sentence_of(place.first), []).append(place)
    for places in by_sentence.values():
        for head in places:
            for tail in places:
                ends = head.entity.uid, tail.entity.uid
                if head is not tail and ends not in related:
                    yield head, tail, NONE, "-".join(ends)


def _tags(words: Words) -> list[str]:
    """The label of the outermost entity that each word lies in."""
    tags = [OUTSIDE] * len(words.words)
    for place in reversed(words.places):
        for word in range(place.first, place.end):
            tags[word] = place.entity.label
    return tags


def _example(
    words: Words, tags: Sequence[str], head: Place, tail: Place, label: str, uid: str
) -> plain.Plain:
    sentences = [words.sentence_of(place.first) for place in (head, tail)]
    first = words.sentences[min(sentences)][0]
    end = words.sentences[max(sentences)][1]
    count = end - first
    return {
        "id": uid,
        "docid": words.article.uid,
        "relation": label,
        "token": words.words[first:end],
        "subj_start": head.first - first,
        "subj_end": head.end - first - 1,
        "obj_start": tail.first - first,
        "obj_end": tail.end - first - 1,
        "subj_type": head.entity.label,
        "obj_type": tail.entity.label,
        "stanford_pos": ["X"] * count,
        "stanford_ner": list(tags[first:end]),
        "stanford_head": [0, *([1] * (count - 1))],
        "stanford_deprel": ["ROOT", *(["dep"] * (count - 1))],
    }


TACRED = Format(
    id="tacred",
    title="TACRED JSON",
    endings=(".json",),
    offsets="tokens, the last included",
    write=write,
    losses=losses,
    cannot_carry=(*OF_WORDS, "unrelated"),
    choices=(PAIRS,),
)
