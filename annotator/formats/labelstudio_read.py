"""One task of Label Studio's, read: an article with the annotations of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.formats import labelstudio_text, ours
from annotator.formats.claimed import Borne, settle
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Found, Loss, ReadOptions
from annotator.formats.labelstudio_results import Results
from annotator.formats.places import Places
from annotator.i18n import tr, trn
from annotator.model import plain
from annotator.model.annotation import Status

_LISTS = ("annotations", "completions")
"""What the annotations of a task are called, and were."""

_TASK = frozenset({*_LISTS, "data", "id", "meta", "predictions", "drafts"})
_MINIMAL = frozenset(
    {"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement"}
)
_ANNOTATION = frozenset(
    {"id", "result", "completed_by", "was_cancelled", "ground_truth", "import_id"}
    | {"task", "project", "unique_id", "result_count", "prediction"}
)


@dataclass(slots=True)
class _Made:
    """One annotation of a task."""

    fields: Mapping[str, object]
    results: Results


class People:
    """Whose annotations a file holds: the second of one person on one task goes by another name.

    Whoever brings tasks into Label Studio becomes the annotator of all that they bring.
    """

    def __init__(self) -> None:
        self._task: object = None
        self._seen: Counter[str] = Counter()

    def name(self, task: object, value: object) -> str:
        """The name for the next annotation of a task; those of one task come together."""
        if task is None or task != self._task:
            self._task, self._seen = task, Counter()
        person = _person(value)
        self._seen[person] += 1
        return f"{person or '?'} {self._seen[person]}" if self._seen[person] > 1 else person


def read(
    fields: Mapping[str, object], where: str, name: str, options: ReadOptions, people: People
) -> Iterator[Found]:
    """The article of a task, after what is to be told of it. ``name``: the file's."""
    if isinstance(fields.get("data"), dict):
        yield from _full(fields, where, name, options)
    else:
        yield from _minimal(fields, where, name, options, people)


def _full(
    fields: Mapping[str, object], where: str, name: str, options: ReadOptions
) -> Iterator[Found]:
    data = plain.as_object(fields["data"], "data")
    task_meta = fields.get("meta")
    task_meta = task_meta if isinstance(task_meta, dict) else {}
    told = ours.told_in(task_meta)
    listed = next((fields[key] for key in _LISTS if fields.get(key)), [])
    made = []
    for one in plain.as_list(listed, _LISTS[0]):
        annotation = plain.as_object(one, _LISTS[0])
        results = Results(plain.as_list(annotation.get("result") or [], "result"), where)
        made.append(_Made(annotation, results))
    chosen = labelstudio_text.chosen(data, [one.results for one in made], options)
    yield from chosen.told(where)
    places = Places(chosen.text)
    yield from settle(places, [c for one in made for c in one.results.claims], where)
    annotations = []
    people = People()
    for one in made:
        borne = Borne(places, where, options.new_uid)
        one.results.put_in(borne)
        yield from borne.told
        annotations.append(_annotator(one.fields, borne, told, people))
    if not told:
        yield from _left(fields, made, where)
    others = {key: value for key, value in data.items() if key != chosen.key}
    title = ours.title_in(data, options.title_field)
    if told:
        meta = plain.as_object(told.get("meta", {}), "meta")
    else:
        others.pop(options.title_field, None)
        task = {"id": fields["id"]} if "id" in fields else {}
        meta = {**task, **others, **task_meta}
    article = ours.to_article(told or {"title": title}, places, meta, options.new_uid)
    yield ArticleRecord(article, tuple(annotations), ours.source(article.text, name))


def _minimal(
    fields: Mapping[str, object], where: str, name: str, options: ReadOptions, people: People
) -> Iterator[Found]:
    """A row of ``JSON_MIN``: the marks stand under the names of their controls."""
    results = Results.of_minimal(
        {key: value for key, value in fields.items() if key not in _MINIMAL}, where
    )
    data = {
        key: value
        for key, value in fields.items()
        if key not in _MINIMAL and key not in results.controls
    }
    chosen = labelstudio_text.chosen(data, [results], options)
    yield from chosen.told(where)
    places = Places(chosen.text)
    yield from settle(places, results.claims, where)
    borne = Borne(places, where, options.new_uid)
    results.put_in(borne)
    yield from borne.told
    meta = {key: value for key, value in data.items() if key != chosen.key}
    meta |= {"id": fields["id"]} if "id" in fields else {}
    meta.pop(options.title_field, None)
    title = ours.title_in(data, options.title_field)
    article = ours.to_article({"title": title}, places, meta, options.new_uid)
    annotation = borne.annotation()
    person = people.name(fields.get("id"), fields.get("annotator"))
    marks = ours.to_annotator({}, annotation, person, Status.DONE)
    begun = len(annotation) or "annotation_id" in fields
    yield ArticleRecord(article, (marks,) if begun else (), ours.source(article.text, name))


def _annotator(
    fields: Mapping[str, object], borne: Borne, told: Mapping[str, object], people: People
) -> AnnotatorMarks:
    """The annotation under who made it; ``told`` says it by the number that we gave it."""
    named = told.get("annotations")
    number = fields.get("import_id") or fields.get("id")
    ours_of_it = named.get(str(number)) if isinstance(named, dict) else None
    status = Status.SKIPPED if fields.get("was_cancelled") is True else Status.DONE
    if isinstance(ours_of_it, dict):
        person = _person(fields.get("completed_by"))
    else:
        ours_of_it = {}
        person = people.name("", fields.get("completed_by"))
    return ours.to_annotator(ours_of_it, borne.annotation(), person, status)


def _person(value: object) -> str:
    """A user, as the number, the address or the object that it is given as."""
    if isinstance(value, dict):
        names = (value.get(key) for key in ("email", "username", "id"))
        value = next((one for one in names if one), "")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _left(
    fields: Mapping[str, object], made: Sequence[_Made], where: str
) -> Iterator[Loss | Failed]:
    """What of a task has no place here."""
    for kind in ("predictions", "drafts"):
        several = fields.get(kind)
        if isinstance(several, list) and several:
            n = len(several)
            why = trn("{n} of its {kind}.", "{n} of its {kind}.", n, kind=kind)
            yield Loss(kind, where, "", why)
    if any(one.fields.get("ground_truth") is True for one in made):
        why = tr("An annotation is marked as ground truth; it is kept as its annotator's.")
        yield Loss("ground_truth", where, "", why)
    more = {key: None for key, value in fields.items() if key not in _TASK and value}
    for one in made:
        named = (key for key, value in one.fields.items() if key not in _ANNOTATION and value)
        more.update(dict.fromkeys(named))
    if more:
        why = tr("These fields are not kept: {names}.", names=", ".join(more))
        yield Loss("fields", where, "", why)
