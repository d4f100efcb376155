"""A UIMA CAS in JSON, with its type system in the same file."""

from collections.abc import Mapping

from annotator.errors import BadInput
from annotator.formats import strict_json
from annotator.formats.cas_structures import Cas, Ref, Structure, Types, Value, is_number
from annotator.i18n import tr
from annotator.model import plain

STRUCTURES = "%FEATURE_STRUCTURES"
_TYPES, _VIEWS = "%TYPES", "%VIEWS"
_REF = "@"


def read(raw: bytes, where: str) -> Cas:
    """The structures of a file; BadInput says where it is none."""
    fields = plain.as_object(strict_json.parse(raw, where), where)
    if STRUCTURES not in fields:
        raise BadInput(tr("{where}: there is no {name}.", where=where, name=STRUCTURES))
    cas = Cas(types=_read_types(plain.as_object(fields.get(_TYPES, {}), _TYPES)))
    there = fields[STRUCTURES]
    if isinstance(there, dict):
        there = [
            {"%ID": int(n) if is_number(n) else n, **plain.as_object(one, n)}
            for n, one in there.items()
        ]
    for one in plain.as_list(there, STRUCTURES):
        cas.structures.append(_structure(plain.as_object(one, STRUCTURES)))
    for view in plain.as_object(fields.get(_VIEWS, {}), _VIEWS).values():
        told = plain.as_object(view, _VIEWS)
        members = plain.as_list(told.get("%MEMBERS", []), "%MEMBERS")
        cas.members[_number(told.get("%SOFA"))] = frozenset(_number(n) for n in members)
    return cas


def written(cas: Cas) -> bytes:
    """The file, in UTF-8."""
    return strict_json.dump(
        {
            _TYPES: {name: _of_type(name, cas.types) for name in sorted(cas.types.parents)},
            STRUCTURES: [_of_structure(one) for one in cas.structures],
            _VIEWS: {
                one.text("sofaID"): {"%SOFA": one.id, "%MEMBERS": sorted(cas.members[one.id])}
                for one in cas.structures
                if one.id in cas.members
            },
        }
    )


def _structure(fields: Mapping[str, object]) -> Structure:
    identity = _number(fields.get("%ID"))
    said: dict[str, Value] = {}
    for name, value in fields.items():
        if name.startswith(_REF):
            said[name.removeprefix(_REF)] = Ref(_number(value))
        elif name == "%ELEMENTS" and isinstance(value, list):
            said["elements"] = tuple(Ref(n) for n in value if type(n) is int)
        elif name.startswith("%") or value is None:
            continue
        elif isinstance(value, str | bool | int):
            said[name.removeprefix("#")] = value
        else:
            said[name] = str(value)
    return Structure(identity, plain.as_text(fields.get("%TYPE"), "%TYPE"), said)


def _read_types(told: Mapping[str, object]) -> Types:
    types = Types()
    for name, one in told.items():
        fields = plain.as_object(one, name)
        types.parents[name] = plain.as_string(fields, "%SUPER_TYPE")
        types.features[name] = {
            feature: plain.as_string(plain.as_object(value, feature), "%RANGE")
            for feature, value in fields.items()
            if not feature.startswith("%")
        }
    return types


def _number(value: object) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    raise BadInput(tr("“{said}” is no number of a structure.", said=str(value)[:40]))


def _of_type(name: str, types: Types) -> plain.Plain:
    features = types.features.get(name, {})
    return {
        "%NAME": name,
        "%SUPER_TYPE": types.parents[name],
        **{one: {"%NAME": one, "%RANGE": range_} for one, range_ in sorted(features.items())},
    }


def _of_structure(one: Structure) -> plain.Plain:
    fields: plain.Plain = {"%ID": one.id, "%TYPE": one.type}
    for name, value in one.fields.items():
        match value:
            case Ref():
                fields[_REF + name] = value.to
            case tuple():
                fields[_REF + name] = [ref.to for ref in value]
            case _:
                fields[name] = value
    return fields
