"""A UIMA CAS in XMI, and its type system in XML."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.errors import BadInput
from annotator.formats.cas_structures import (
    Cas,
    Ref,
    Structure,
    Types,
    Value,
    elements,
    is_number,
)
from annotator.i18n import tr

_XMI = "http://www.omg.org/XMI"
_CAS = "http:///uima/cas.ecore"
_ID = f"{{{_XMI}}}id"
_NAMESPACE = re.compile(r"\{http:///(.*)\.ecore\}(.+)")
_VIEW = "uima.cas.View"
_IN_A_LIST = 2
"""How deep the items of a list of texts lie."""
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can hold in no way."""


def read(raw: bytes, types: Types, where: str) -> Cas:
    """The structures of a file; BadInput says where it is none."""
    cas = Cas(types=types)
    depth = 0
    lists: dict[str, list[str]] = {}
    for event, found in elements(raw, where):
        element: Any = found
        depth += 1 if event == "start" else -1
        if depth == 0 and event == "end" and element.tag != f"{{{_XMI}}}XMI":
            raise BadInput(tr("{where}: not XMI.", where=where))
        if event == "end" and depth == _IN_A_LIST:
            lists.setdefault(str(element.tag), []).append(element.text or "")
        elif event == "end" and depth == 1:
            _take(cas, element, lists, where)
            lists = {}
    return cas


def written(cas: Cas) -> bytes:
    """The file, in UTF-8; the texts hold nothing that is ``FORBIDDEN``."""
    names = _namespaces(one.type for one in cas.structures)
    spaces = "".join(f' xmlns:{name}="{uri}"' for uri, name in sorted(names.items()))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xmi:XMI xmlns:xmi="{_XMI}" xmlns:cas="{_CAS}"{spaces} xmi:version="2.0">',
        '<cas:NULL xmi:id="0"/>',
        *(_element(one, names) for one in cas.structures),
        *(
            f'<cas:View sofa="{sofa}" members="{" ".join(map(str, sorted(members)))}"/>'
            for sofa, members in sorted(cas.members.items())
        ),
        "</xmi:XMI>",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def read_types(raw: bytes, where: str) -> Types:
    """The types that a type system declares."""
    types = Types()
    type_ = feature = ""
    in_feature = False
    for event, found in elements(raw, where):
        element: Any = found
        tag = str(element.tag).rpartition("}")[2]
        if event == "start":
            in_feature = in_feature or tag == "featureDescription"
            continue
        said = (element.text or "").strip()
        if tag == "featureDescription":
            in_feature = False
        elif tag == "name" and in_feature:
            feature = said
        elif tag == "name":
            type_ = said
        elif tag == "supertypeName":
            types.parents[type_] = said
        elif tag == "rangeTypeName":
            types.features.setdefault(type_, {})[feature] = said
    return types


def written_types(types: Types) -> bytes:
    """The type system as XML."""
    return "".join(f"{line}\n" for line in _type_lines(types)).encode()


def _take(cas: Cas, element: Any, lists: dict[str, list[str]], where: str) -> None:
    found = _NAMESPACE.fullmatch(str(element.tag))
    if found is None or (found[1], found[2]) == ("uima/cas", "NULL"):
        return
    package = found[1].replace("/", ".").removeprefix("uima.noNamespace")
    type_ = f"{package}.{found[2]}".removeprefix(".")
    said = {str(name): str(value) for name, value in element.attrib.items()}
    if type_ == _VIEW:
        sofa = _number(said.get("sofa", ""), where)
        cas.members[sofa] = frozenset(_number(n, where) for n in said.get("members", "").split())
        return
    identity = _number(said.pop(_ID, ""), where)
    fields: dict[str, Value] = {
        name: cas.types.value(type_, name, value) for name, value in said.items()
    }
    fields |= {name: ", ".join(values) for name, values in lists.items()}
    cas.structures.append(Structure(identity, type_, fields))


def _number(said: str, where: str) -> int:
    if is_number(said):
        return int(said)
    raise BadInput(
        tr("{where}: “{said}” is no number of a structure.", where=where, said=said[:40])
    )


def _namespaces(types: Iterable[str]) -> dict[str, str]:
    """Namespace → the name that it has in the file, for all but ``uima.cas``."""
    names: dict[str, str] = {}
    for type_ in sorted(set(types)):
        package = type_.rpartition(".")[0]
        uri = f"http:///{package.replace('.', '/')}.ecore"
        if package == "uima.cas" or uri in names:
            continue
        base = name = package.removesuffix(".type").rpartition(".")[2]
        number = 1
        while name in names.values():
            number += 1
            name = f"{base}{number}"
        names[uri] = name
    return names


def _element(one: Structure, names: dict[str, str]) -> str:
    package, _, short = one.type.rpartition(".")
    uri = f"http:///{package.replace('.', '/')}.ecore"
    told = "".join(f' {name}="{_said(value)}"' for name, value in one.fields.items())
    return f'<{names.get(uri, "cas")}:{short} xmi:id="{one.id}"{told}/>'


def _said(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Ref():
            return str(value.to)
        case tuple():
            return " ".join(str(one.to) for one in value)
    return str(value).translate(_ESCAPES)


def _type_lines(types: Types) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">'
    yield "<types>"
    for name, parent in sorted(types.parents.items()):
        yield f"<typeDescription><name>{name}</name><description/>"
        yield f"<supertypeName>{parent}</supertypeName>"
        features = types.features.get(name, {})
        if features:
            yield "<features>"
            for feature, range_ in sorted(features.items()):
                yield f"<featureDescription><name>{feature}</name><description/>"
                yield f"<rangeTypeName>{range_}</rangeTypeName></featureDescription>"
            yield "</features>"
        yield "</typeDescription>"
    yield "</types>"
    yield "</typeSystemDescription>"
