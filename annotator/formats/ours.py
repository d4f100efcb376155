"""What other tools have no place for: who and what of an article, in one field of their files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Found
from annotator.formats.places import Places
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article, Source

FIELD = "hashiya"
"""The name of the field."""

_KINDS = frozenset(AnnotatorKind)
_STATUSES = frozenset(Status)


def of_article(article: Article) -> plain.Plain:
    """What the field says of an article; ``meta`` has a place of its own in most tools."""
    told: plain.Plain = {"uid": article.uid, "title": article.title}
    if article.excluded:
        told["excluded"] = [[span.start, span.end] for span in article.excluded]
    return told


def of_annotator(one: AnnotatorMarks | None) -> plain.Plain:
    """What the field says of an annotation; nothing where there is none."""
    if one is None:
        return {}
    return {"annotator": one.annotator, "kind": one.kind.value, "status": one.status.value}


def told_in(fields: Mapping[str, object]) -> dict[str, object]:
    """The field, or an empty one where a file is of somebody else."""
    ours = fields.get(FIELD)
    return ours if isinstance(ours, dict) else {}


def to_article(
    told: Mapping[str, object],
    places: Places,
    meta: Mapping[str, object],
    new_uid: Callable[[], str],
) -> Article:
    """The article of a text; excluded parts that do not fit it raise BadInput."""
    intake.require_text(places.text)
    spans = [plain.to_span(one) for one in plain.as_list(told.get("excluded", []), "excluded")]
    return Article(
        plain.as_text(told.get("uid") or new_uid(), "uid"),
        plain.as_string(told, "title") or intake.headline(places.text, ""),
        places.text,
        meta,
        tuple(one for span in spans for one in places.spans([span])),
    )


def to_annotator(
    told: Mapping[str, object],
    annotation: Annotation,
    otherwise: str = "",
    status: Status = Status.IN_PROGRESS,
) -> AnnotatorMarks:
    """An annotation under its annotator; what the field does not say is as given."""
    name = told.get("annotator", otherwise)
    kind, said = told.get("kind"), told.get("status")
    return AnnotatorMarks(
        name if isinstance(name, str) else otherwise,
        annotation,
        AnnotatorKind(kind) if isinstance(kind, str) and kind in _KINDS else AnnotatorKind.PERSON,
        Status(said) if isinstance(said, str) and said in _STATUSES else status,
    )


def source(text: str, name: str) -> Source:
    """Where a text came from that stood inside a file of this name."""
    return Source(name, "utf-8", hashlib.sha256(text.encode()).hexdigest())


def gathered(found: Iterable[Found]) -> Iterator[Found]:
    """The same; annotations of one article that follow each other come in one record."""
    held: ArticleRecord | None = None
    for one in found:
        if not isinstance(one, ArticleRecord):
            yield one
        elif held is not None and held.article == one.article:
            held = replace(held, annotations=held.annotations + one.annotations)
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def meta_of(fields: Mapping[str, object], known: frozenset[str]) -> dict[str, object]:
    """The field ``meta`` of a file, and of a stranger's all that is not ``known``."""
    meta = fields.get("meta")
    there = dict(meta) if isinstance(meta, dict) else {}
    if told_in(fields):
        return there
    if meta is not None and not isinstance(meta, dict):
        there["meta"] = meta
    others = {name: value for name, value in fields.items() if name not in known}
    return {**others, **there}


def title_in(fields: Mapping[str, object], name: str) -> str:
    """The title in a field that can be chosen."""
    title = fields.get(name)
    return " ".join(title.split()) if isinstance(title, str) else ""


def text_in(fields: Mapping[str, object], name: str) -> str | None:
    """The text in a field that can be chosen; BadInput if something else stands there."""
    text = fields.get(name)
    if text is not None and not isinstance(text, str):
        raise BadInput(str(plain.as_text(text, name)))
    return text
