"""The results of one annotation of Label Studio's, as claims on a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.errors import BadInput
from annotator.formats import ours
from annotator.formats.claimed import Borne, Claim, Ends
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.marks import ArticleLabel, Attributes

_HTML = "hypertextlabels"
_LABELS = ("labels", _HTML)
_NO_LABEL = "relation"
"""The label of a relation that has none."""

_TRUTHS = {"true": True, "false": False}
_QUESTIONS = frozenset({"choices", "textarea", "rating", "number", "datetime", "taxonomy"})
_RESULT = frozenset(
    {"value", "id", "type", "from_name", "to_name", "origin", "meta", "parentID"}
    | {"from_id", "to_id", "direction", "labels", "hidden", "locked", "readonly"}
)
_EXTRAS = ("attributes", "note", "made_by")


class Results:
    """What the results of an annotation say, and what of it has no place here."""

    def __init__(self, results: Sequence[object], where: str) -> None:
        self.claims: list[Claim] = []
        self.controls: set[str] = set()
        self.targets: list[str] = []
        """What each of the claims is about."""
        self.target = ""
        """The one that the text is; empty: there is but one."""
        self.is_html = False
        self._where = where
        self._regions: dict[str, list[int]] = {}
        """Region → its places in ``claims``, one for each of its labels."""
        self._relations: list[Ends] = []
        self._labels: dict[ArticleLabel, None] = {}
        self._fields: dict[str, None] = {}
        self._failed: list[tuple[str, BadInput]] = []
        self._lost: list[tuple[str, str]] = []
        others = []
        for one in results:
            try:
                result = plain.as_object(one, "result")
                self._fields.update(dict.fromkeys(result))
                if not self._take_region(result):
                    others.append(result)
            except BadInput as error:
                self._failed.append(("result", error))
        for result in others:
            try:
                self._take_other(result)
            except BadInput as error:
                self._failed.append((str(result.get("type", "result"))[:40], error))

    def take_line_breaks(self, text: str) -> None:
        """Reads a backslash and an n as the line break that ``text`` has there.

        Label Studio writes line breaks within a region so, and a backslash and an n as well.
        """
        for place, one in enumerate(self.claims):
            if one.words and "\\n" in one.words:
                self.claims[place] = replace(one, words=in_text(one.words, text))

    @classmethod
    def of_minimal(cls, fields: Mapping[str, object], where: str) -> "Results":
        """Those of a row of ``JSON_MIN``: control → its values."""
        results: list[plain.Plain] = []
        controls: set[str] = set()
        for name, value in fields.items():
            made = list(_of_control(name, value))
            results += made
            if made:
                controls.add(name)
        read = cls(results, where)
        read.controls = controls
        return read

    def put_in(self, borne: Borne) -> None:
        """Checks the claims against the text, and tells of what failed or was lost."""
        borne.add_entities(self._on_target(borne))
        borne.add_relations(self._relations)
        borne.add_labels(self._labels)
        borne.meet(self._fields, _RESULT)
        for name, error in self._failed:
            borne.fail(name, error)
        for kind, why in self._lost:
            borne.lose(kind, why)

    def _on_target(self, borne: Borne) -> Iterator[Claim]:
        for claim, target in zip(self.claims, self.targets, strict=True):
            if self.target and target != self.target:
                why = tr("{label} stands on another text, {name}.", label=claim.label, name=target)
                borne.lose("other_text", why)
            else:
                yield claim

    def _take_region(self, result: Mapping[str, object]) -> bool:
        """Takes a stretch of text with labels; gives whether it was one."""
        value = result.get("value")
        kind = next((k for k in _LABELS if isinstance(value, dict) and value.get(k)), None)
        if not isinstance(value, dict) or kind is None:
            return False
        self.is_html = self.is_html or kind == _HTML or "startOffset" in value
        place = _place(value)
        words = value.get("text")
        meta = result.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        key = str(result.get("id", ""))
        target = result.get("to_name")
        for label in plain.as_list(value[kind], kind):
            claim = Claim(
                plain.as_text(label, kind),
                (plain.to_span(place),),
                words if isinstance(words, str) else None,
                key,
                note=_note(meta),
                made_by=plain.as_string(meta, "made_by"),
            )
            if key:
                self._regions.setdefault(key, []).append(len(self.claims))
            self.claims.append(claim)
            self.targets.append(target if isinstance(target, str) else "")
        if result.get("parentID"):
            self._lost.append(("parent", tr("That a region lies within another is not kept.")))
        return True

    def _take_other(self, result: Mapping[str, object]) -> None:
        kind = plain.as_string(result, "type")
        if kind == "relation" or "from_id" in result:
            self._take_relation(result)
            return
        said = _said(kind, result.get("value"))
        if said is None:
            why = tr("A result of the kind {kind} has no place here.", kind=kind or "?")
            self._lost.append(("result", why))
            return
        name = plain.as_text(result.get("from_name") or kind, "from_name")
        places = self._regions.get(str(result.get("id", "")), [])
        if not places:
            self._labels.update(dict.fromkeys(ArticleLabel(name, one) for one in said if one))
        for place in places:
            claim = self.claims[place]
            attributes = {**dict(claim.attributes), name: _attribute(kind, said)}
            self.claims[place] = replace(claim, attributes=tuple(sorted(attributes.items())))

    def _take_relation(self, result: Mapping[str, object]) -> None:
        head, tail = (str(result.get(side, "")) for side in ("from_id", "to_id"))
        direction = result.get("direction", "right")
        if direction == "left":
            head, tail = tail, head
        elif direction not in ("right", None):
            why = tr("A relation that runs both ways is kept as one from its first region.")
            self._lost.append(("direction", why))
        extras = _extras(result.get("meta"))
        for label in plain.as_list(result.get("labels") or [_NO_LABEL], "labels"):
            self._relations.append(Ends(plain.as_text(label, "labels"), head, tail, *extras))


def _place(value: Mapping[str, object]) -> list[object]:
    """Where a region lies; in HTML by the letters of the whole page."""
    everywhere = value.get("globalOffsets")
    if isinstance(everywhere, dict):
        return [everywhere.get("start"), everywhere.get("end")]
    if isinstance(value.get("start"), str):
        raise BadInput(tr("its place is a path in a page, which is not read."))
    return [value.get("start"), value.get("end")]


def _note(meta: Mapping[str, object]) -> str:
    said = meta.get("text", [])
    lines = said if isinstance(said, list) else [said]
    return "\n".join(line for line in lines if isinstance(line, str))


def _extras(meta: object) -> tuple[Attributes, str, str]:
    """Attributes, note and proposer of a relation of ours."""
    told = ours.told_in(meta) if isinstance(meta, dict) else {}
    ends = {"uid": "-", "head": "-", "tail": "-", "label": "-"}
    read = plain.to_relation({**{name: told[name] for name in _EXTRAS if name in told}, **ends})
    return read.attributes, read.note, read.made_by


def _said(kind: str, value: object) -> list[str] | None:
    """The answers to a question; None for what is no question with words or numbers."""
    if not isinstance(value, dict) or kind not in _QUESTIONS:
        return None
    answers = value.get("text" if kind == "textarea" else kind)
    if kind == "taxonomy" and isinstance(answers, list):
        return [" / ".join(map(str, one)) for one in answers if isinstance(one, list)]
    several = answers if isinstance(answers, list) else [answers]
    known = all(isinstance(one, str | int | float) for one in several)
    return [str(one) for one in several] if known else None


def _attribute(kind: str, said: Sequence[str]) -> str | bool:
    value = ", ".join(said)
    return _TRUTHS.get(value, value) if kind == "choices" else value


def _of_control(name: str, value: object) -> Iterator[plain.Plain]:
    """The results that ``JSON_MIN`` gives under the name of their control."""
    if isinstance(value, dict) and isinstance(value.get("choices"), list):
        yield {"type": "choices", "from_name": name, "value": value}
        return
    for number, one in enumerate(value if isinstance(value, list) else []):
        if isinstance(one, dict) and any(one.get(kind) for kind in _LABELS):
            yield {"id": f"{name} {number}", "from_name": name, "value": one}
        elif isinstance(one, dict) and isinstance(one.get("choices"), list):
            yield {"type": "choices", "from_name": name, "value": one}


def in_text(words: str | None, text: str) -> str | None:
    """The words of a region as they stand in a text: as they are, or with their line breaks."""
    if words is None or words in text:
        return words
    return words.replace("\\n", "\n")
