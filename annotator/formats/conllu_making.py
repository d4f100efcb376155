"""An article in the making, from the sentences of a CoNLL-U file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.errors import BadInput
from annotator.formats import conllu_spaces, intake, ours
from annotator.formats.conllu_brackets import Mention, Reader
from annotator.formats.conllu_sentences import TAGS, Sentence, Surface
from annotator.formats.format import ArticleRecord, ReadOptions
from annotator.formats.places import Places
from annotator.formats.tags import OUTSIDE, Tags
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Mark, Relation, Span, joined

COREF = "coref"
"""The relation between entities that a file says to be one and the same thing."""

_Range = tuple[int, int]


class Making:
    """Takes sentence after sentence; all places are counted in the text that they make up."""

    def __init__(self, told: Mapping[str, object], name: str, fields: Sequence[str]) -> None:
        self.is_empty = True
        self.odd_texts = 0
        """Sentences whose ``# text`` is not what their words make up."""
        self.inexact: list[str] = []
        """Words within a written one that entities begin or end at, but letters do not tell."""
        self._told = told
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._is_full = False
        self._gap: str | None = ""
        self._brackets = Reader(fields)
        self._tags = Tags()
        self._tagged: list[tuple[Span, str]] = []

    def add(self, sentence: Sentence) -> None:
        """Adds a sentence; BadInput if its brackets are wrong, which leaves its text in.

        BadInput, too, with the first sentence that is too many for an article; none follows it.
        """
        if self._is_full:
            return
        if self._length > intake.LARGEST_FILE:
            self._is_full = True
            most = str(intake.LARGEST_FILE // 2**20)
            raise BadInput(tr("an article longer than {most} MB.", most=most))
        is_paragraph = any(key.startswith("newpar") for key in sentence.comments)
        if self._gap is None:
            self._put("\n\n" if is_paragraph else "\n")
        else:
            self._put(self._gap)
        self.is_empty = False
        first = sentence.surfaces[0].misc.get(conllu_spaces.BEFORE)
        self._put(conllu_spaces.unescaped(first) if first else "")
        ranges = self._put_words(sentence)
        words = [word for surface in sentence.surfaces for word in surface.words]
        self._read_tags(words, ranges)
        for (_, misc), (start, end) in zip(words, ranges, strict=True):
            if misc and "Entity" in misc:
                self._brackets.read(misc["Entity"], start, end)

    def record(self, options: ReadOptions, source: str) -> ArticleRecord:
        """The article; raises BadInput."""
        self._put(self._gap or "")
        places = Places("".join(self._pieces))
        meta = plain.as_object(self._told.get("meta", {}), "meta")
        if self._name and not self._told:
            meta = {"newdoc": self._name}
        marks = list(self._marks(self._brackets.mentions, places, options))
        article = ours.to_article(self._told, places, meta, options.new_uid)
        of = ours.source(article.text, source)
        if self._told and "annotator" not in self._told:
            return ArticleRecord(article, (), of)
        return ArticleRecord(article, (ours.to_annotator(self._told, Annotation.of(marks)),), of)

    def unclosed(self) -> list[str]:
        """The names of brackets that are open at its end; what they open is left out."""
        return self._brackets.unclosed()

    def untold(self) -> Iterator[str]:
        """What brackets tell of entities besides their types."""
        if not self._told:
            yield from (mention.more for mention in self._brackets.mentions if mention.more)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _put_words(self, sentence: Sentence) -> list[_Range]:
        """Puts the words of a sentence into the text; gives where each came to stand."""
        gaps = _gaps(sentence)
        said = sentence.comments.get("text", "")
        made = "".join(s.form + gap for s, gap in zip(sentence.surfaces, [*gaps, ""], strict=True))
        if (
            said
            and said != made
            and not any(conllu_spaces.AFTER in s.misc for s in sentence.surfaces)
        ):
            told = _gaps_in(said, sentence.surfaces)
            gaps = told or gaps
            self.odd_texts += told is None
        ranges: list[_Range] = []
        for number, surface in enumerate(sentence.surfaces):
            if len(surface.words) == 1 and surface.words[0][0] == surface.form:
                ranges.append((self._length, self._length + len(surface.form)))
            else:
                ranges += self._within(surface)
            self._put(surface.form)
            self._put(gaps[number] if number < len(gaps) else "")
        self._gap = conllu_spaces.after(sentence.surfaces[-1].misc)
        return ranges

    def _within(self, surface: Surface) -> Iterator[_Range]:
        """Where the words of a written one stand, if together they are it letter by letter."""
        at = self._length
        if "".join([form for form, _ in surface.words]) != surface.form:
            for form, misc in surface.words:
                if "Entity" in misc or any(misc.get(key, OUTSIDE) != OUTSIDE for key in TAGS):
                    self.inexact.append(form)
                yield at, at + len(surface.form)
            return
        for form, _ in surface.words:
            yield at, at + len(form)
            at += len(form)

    def _read_tags(self, words: Sequence[tuple[str, dict[str, str]]], ranges: list[_Range]) -> None:
        if not any(key in misc for _, misc in words if misc for key in TAGS):
            return
        for number, (_, misc) in enumerate(words):
            tag = next((misc[key] for key in TAGS if key in misc), OUTSIDE)
            self._tags.read(number, [] if tag in (OUTSIDE, "_", "") else [tag])
        for first, end, label in self._tags.end(len(words)):
            self._tagged.append((Span(ranges[first][0], ranges[end - 1][1]), label))

    def _marks(
        self, mentions: Sequence[Mention], places: Places, options: ReadOptions
    ) -> Iterator[Mark]:
        uids: dict[int, str] = {}
        taken: set[object] = set()
        there = set()
        extras = plain.as_list(self._told.get("entities", []), "entities")
        for number, mention in enumerate(mentions):
            if not mention.pieces:
                continue
            told = plain.as_object(extras[number], "entities") if number < len(extras) else {}
            uid = told.get("uid")
            if not uid or uid in taken:
                uid = options.new_uid()
            spans = places.spans(joined(Span(*piece) for piece in mention.pieces))
            entity = _entity({**told, "uid": uid}, spans, mention.label)
            uids[number] = entity.uid
            taken.add(entity.uid)
            there.add((spans, mention.label))
            yield entity
        for span, label in self._tagged:
            spans = places.spans([span])
            if (spans, label) not in there:
                yield Entity(options.new_uid(), spans, label)
        if self._told:
            yield from self._told_marks(set(uids.values()), options)
        else:
            there_of = ((mentions[number].eid, uid) for number, uid in uids.items())
            yield from _chained(there_of, options)

    def _told_marks(self, uids: set[str], options: ReadOptions) -> Iterator[Mark]:
        for one in plain.as_list(self._told.get("relations", []), "relations"):
            fields = plain.as_object(one, "relation")
            relation = plain.to_relation(fields, "" if fields.get("uid") else options.new_uid())
            for end in (relation.head, relation.tail):
                if end not in uids:
                    raise BadInput(tr("there is no entity {uid} for its end.", uid=end))
            if relation.uid in uids:
                raise BadInput(tr("the identity {uid} stands there twice.", uid=relation.uid))
            uids.add(relation.uid)
            yield relation
        for one in plain.as_list(self._told.get("labels", []), "labels"):
            yield plain.to_article_label(plain.as_object(one, "label"))


def _entity(told: Mapping[str, object], spans: Sequence[Span], label: str) -> Entity:
    place = {"start": spans[0].start, "end": spans[-1].end, "label": label}
    if len(spans) > 1:
        place["fragments"] = [[span.start, span.end] for span in spans]
    return plain.to_entity({**told, **place})


def _chained(entities: Iterable[tuple[str, str]], options: ReadOptions) -> Iterator[Relation]:
    """Each of those that stand for one thing, joined to the next."""
    before: dict[str, str] = {}
    for eid, uid in entities:
        if eid in before:
            yield Relation(options.new_uid(), before[eid], uid, COREF)
        before[eid] = uid


def _gaps(sentence: Sentence) -> list[str]:
    """What stands between the written words of a sentence."""
    found = [conllu_spaces.after(surface.misc) for surface in sentence.surfaces[:-1]]
    return [" " if gap is None else gap for gap in found]


def _gaps_in(said: str, surfaces: Sequence[Surface]) -> list[str] | None:
    """The same as the text of a sentence has it; None if it has other words."""
    gaps, at = [], 0
    for surface in surfaces:
        start = said.find(surface.form, at)
        if start < 0 or said[at:start].strip():
            return None
        gaps.append(said[at:start])
        at = start + len(surface.form)
    return None if said[at:].strip() else gaps[1:]
