"""Decisions as plain values, as ``plain`` has marks: empty fields are left out."""

from collections.abc import Mapping

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.model.decision import Method, Provenance, SourceMark
from annotator.model.plain import (
    Plain,
    as_list,
    as_object,
    as_string,
    as_text,
    without_empty,
)


def of_provenance(why: Provenance) -> Plain:
    """Where a mark of the gold comes from."""
    return {"method": why.method.value} | without_empty(
        {
            "class": why.kind,
            "votes": [why.votes, why.voters] if why.voters else [],
            "sources": [
                {"annotator": one.annotator, "mark": one.mark, "revision": one.revision}
                for one in why.sources
            ],
            "author": why.author,
            "made_at": why.made_at,
            "reason": why.reason,
            "batch": why.batch,
        }
    )


def to_provenance(plain: object) -> Provenance:
    """What ``of_provenance`` made plain; raises BadInput."""
    fields = as_object(plain, "decision")
    votes, voters = _votes(as_list(fields.get("votes", [0, 0]), "votes"))
    return Provenance(
        _method(fields.get("method")),
        as_string(fields, "author"),
        as_string(fields, "made_at"),
        tuple(_source(one) for one in as_list(fields.get("sources", []), "sources")),
        votes,
        voters,
        as_string(fields, "class"),
        as_string(fields, "reason"),
        as_string(fields, "batch"),
    )


def _source(plain: object) -> SourceMark:
    fields: Mapping[str, object] = as_object(plain, "sources")
    return SourceMark(
        as_text(fields.get("annotator"), "annotator"),
        as_text(fields.get("mark"), "mark"),
        as_string(fields, "revision"),
    )


def _method(value: object) -> Method:
    if isinstance(value, str) and value in list(Method):
        return Method(value)
    raise BadInput(tr("There is no way to decide that is named {name}.", name=str(value)))


def _votes(pair: list[object]) -> tuple[int, int]:
    match pair:
        case [int(votes), int(voters)] if 0 <= votes <= voters and not _bools(votes, voters):
            return votes, voters
    raise BadInput(tr("votes should be two numbers, such as [2, 3]."))


def _bools(*values: object) -> bool:
    return any(isinstance(value, bool) for value in values)
