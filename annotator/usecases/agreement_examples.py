"""Finds a few examples for every number of a report, looking into few articles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.agreement.counts import NONE, Counts
from annotator.agreement.examples import Example, Reason, is_right_to_left, versions
from annotator.model.annotation import Annotation, Annotator, AnnotatorKind
from annotator.model.decision import Provenance
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.store.project import Project
from annotator.usecases import gold
from annotator.usecases.agreement_cases import Case, Wanted, cases
from annotator.usecases.agreement_pairs import Pair
from annotator.usecases.progress import Progress, silent

SHOWN = 6
"""The most examples of one number."""
_OF_ARTICLE = 2
"""The most from one article, as long as there are others."""
ANSWERS = "answers"
_CELL = "cell:"


def examples(
    project: Project, pairs: Sequence[Pair], progress: Progress = silent
) -> dict[str, tuple[Example, ...]]:
    """Up to six examples of each number, by the key of its door (see ``agreement.figures``).

    The kept counts tell which articles can have any, so that no other is read.
    """
    basket = _Basket()
    whole = sum(len(pair.counts) for pair in pairs)
    done = 0
    for pair in pairs:
        for uid, counts in pair.counts.items():
            progress(done, whole)
            done += 1
            lacking = [key for key in _offers(counts) if basket.lacks(key)]
            if lacking:
                _look_into(project, pair, uid, lacking, basket)
    return _built(project, basket.chosen())


def examples_of_classes(
    project: Project, pair: Pair, kinds: Sequence[str]
) -> dict[str, tuple[Example, ...]]:
    """The same of one pair, of some classes of disagreement about entities; by class."""
    basket = _Basket()
    wanted = {f"kind:{kind}" for kind in kinds}
    for uid, counts in pair.counts.items():
        if any(basket.lacks(key) for key in wanted.intersection(_offers(counts))):
            _add_differing(project, pair, uid, basket)
    chosen = {key: some for key, some in basket.chosen().items() if key in wanted}
    built = _built(project, chosen)
    return {kind: built[f"kind:{kind}"] for kind in kinds if f"kind:{kind}" in built}


@dataclass(frozen=True, slots=True)
class _Place:
    pair: Pair
    case: Case


@dataclass(slots=True)
class _Basket:
    """Examples by key and article; a few of each."""

    found: dict[str, dict[str, list[_Place]]] = field(default_factory=dict)

    def lacks(self, key: str) -> bool:
        some = self.found.get(key, {})
        return sum(min(len(places), _OF_ARTICLE) for places in some.values()) < SHOWN

    def add(self, key: str, place: _Place) -> None:
        places = self.found.setdefault(key, {}).setdefault(place.case.article, [])
        if len(places) < SHOWN:
            places.append(place)

    def chosen(self) -> dict[str, list[_Place]]:
        """At most six of each key: two of each article first, then more of the same."""
        chosen = {}
        for key, by_article in sorted(self.found.items()):
            first = [one for some in by_article.values() for one in some[:_OF_ARTICLE]]
            more = [one for some in by_article.values() for one in some[_OF_ARTICLE:]]
            chosen[key] = [*first, *more][:SHOWN]
        return chosen


def _offers(counts: Counts) -> Iterator[str]:
    """The keys of the numbers that an article has a part in."""
    for kind, label in counts.classes:
        yield f"kind:{kind}"
        yield f"label:{label}"
    for kind, label in counts.relation_classes:
        yield f"relation_kind:{kind}"
        yield f"relation:{label}"
    for one, other in counts.entities:
        yield f"{_CELL}{one}:{other}"
    if any(one != other for _, one, other in counts.answers):
        yield ANSWERS


def _look_into(
    project: Project, pair: Pair, uid: str, lacking: Sequence[str], basket: _Basket
) -> None:
    if any(not key.startswith(_CELL) for key in lacking):
        _add_differing(project, pair, uid, basket)
    if any(key.startswith(_CELL) for key in lacking):
        for case in cases(project, (pair.a, pair.b), Wanted(cells=True, article=uid)):
            one, other = (_label(marks) for marks in (case.a, case.b))
            basket.add(f"{_CELL}{one}:{other}", _Place(pair, case))


def _label(marks: Sequence[Mark]) -> str:
    return marks[0].label if marks and isinstance(marks[0], Entity) else NONE


def _add_differing(project: Project, pair: Pair, uid: str, basket: _Basket) -> None:
    for case in cases(project, (pair.a, pair.b), Wanted(article=uid)):
        for key in _keys(case):
            basket.add(key, _Place(pair, case))


def _keys(case: Case) -> list[str]:
    marks = (*case.a, *case.b)
    labels = sorted({one.label for one in marks if isinstance(one, Entity | Relation)})
    match marks[0]:
        case ArticleLabel():
            return [ANSWERS]
        case Relation():
            return [f"relation_kind:{case.kind}", *(f"relation:{one}" for one in labels)]
        case Entity():
            return [f"kind:{case.kind}", *(f"label:{one}" for one in labels)]


def _built(
    project: Project, chosen: Mapping[str, Sequence[_Place]]
) -> dict[str, tuple[Example, ...]]:
    shelf = _Shelf(project)
    return {key: tuple(shelf.example(place) for place in some) for key, some in chosen.items()}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What examples are made of, each read once."""

    project: Project
    texts: dict[str, str] = field(default_factory=dict)
    annotations: dict[tuple[str, str], Annotation] = field(default_factory=dict)
    reasons: dict[str, dict[str, Provenance]] = field(default_factory=dict)

    def example(self, place: _Place) -> Example:
        pair, case = place.pair, place.case
        text = self._text(case.article)
        both = self._annotation(case.article, pair.a), self._annotation(case.article, pair.b)
        why = None
        if pair.b.kind is AnnotatorKind.GOLD:
            if case.article not in self.reasons:
                self.reasons[case.article] = _reasons(self.project, case.article)
            why = _reason(self.reasons[case.article], (*case.b, *case.a))
        return Example(
            case.title,
            case.kind,
            versions(text, (pair.a.name, pair.b.name), both, (case.a, case.b)),
            is_right_to_left(text),
            why,
        )

    def _text(self, article: str) -> str:
        if article not in self.texts:
            self.texts[article] = self.project.articles.text(article)
        return self.texts[article]

    def _annotation(self, article: str, who: Annotator) -> Annotation:
        key = article, who.uid
        if key not in self.annotations:
            self.annotations[key] = self.project.annotations.load(*key)
        return self.annotations[key]


def _reasons(project: Project, article: str) -> dict[str, Provenance]:
    """What was decided, by the uids of the marks of the gold and of those that it came from."""
    found: dict[str, Provenance] = {}
    for decision in gold.of_article(project, article).decisions:
        found.update((one.mark, decision.why) for one in decision.why.sources)
    return found | gold.provenance(project, article)


def _reason(known: Mapping[str, Provenance], marks: Sequence[Mark]) -> Reason | None:
    why = next((known[mark.uid] for mark in marks if mark.uid in known), None)
    if why is None:
        return None
    return Reason(why.method.value, why.author, why.votes, why.voters, why.reason)
