"""Ways of damaging what a file holds: its bytes, its lines and cells, the values of its JSON."""

import copy
import json

PIECES = (b"", b"\0", b"\n", b"\r\n", b"\t", b" ", b'"', b"{", b"}", b"[", b"]", b"<", b"&", b"\\", b"\\ud800", b"|", b"_",
          b"-1", b"0", b"1", b"99999999999999999999", b"null", b"\xff", b"\xef\xbb\xbf", "😀".encode(), "\u2028".encode(), b"=")  # fmt: skip


def damaged(raw, chance):
    """The bytes with a few pieces cut, doubled, put in, or exchanged."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((0, 1, 1, 2, 8, 60)))
        match chance.randrange(4):
            case 0:
                out[at:end] = chance.choice(PIECES)
            case 1:
                out[at:at] = out[at:end]
            case 2:
                there = chance.randrange(len(out) + 1)
                out[at:end] = out[there : there + end - at]
            case _:
                out[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
    return bytes(out)


def rearranged(raw, chance):
    """The bytes with a line, a cell or a sentence left out, doubled, or exchanged."""
    sign = chance.choice((b"\n", b"\t", b"\n\n", b"|", b" "))
    parts = raw.split(sign)
    for _ in range(chance.randint(1, 3)):
        one = chance.randrange(len(parts))
        parts[one : one + chance.choice((0, 1))] = chance.choice(
            ([], [chance.choice(parts)], [chance.choice(PIECES)])
        )
        parts = parts or [b""]
    return sign.join(parts)


VALUES = (
    *(None, True, 0, -1, 1.5, 2**63, -(10**30), "", "a", "a\nb", "\0", "\ud800", "../x", "²"),
    *([], {}, [[]], [None], [0, 1, "A"], {"a": 1}, {"": ""}, "x" * 9999),
)


def change(value, chance):
    """A value as JSON has it, with others in one or two places."""
    value = copy.deepcopy(value)
    for _ in range(chance.choice((1, 1, 2))):
        inner, parent, key = value, None, None
        while isinstance(inner, list | dict) and inner and chance.random() < 0.85:
            parent = inner
            key = chance.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))
            inner = inner[key]
        if parent is None:
            return copy.deepcopy(chance.choice(VALUES))
        if chance.random() < 0.25:
            del parent[key]
        else:
            parent[key] = copy.deepcopy(chance.choice((*VALUES, inner, [inner], value)))
    return value


def change_json(raw, chance):
    """The bytes with other values in their JSON, or in a line of it; ValueError if there is none."""
    try:
        lines, at = [json.loads(raw)], 0
    except ValueError:
        lines = raw.split(b"\n")
        at = chance.randrange(len(lines))
        lines[at] = json.loads(lines[at])
    said = json.dumps(change(lines[at], chance), ensure_ascii=chance.random() < 0.5)
    lines[at] = said.encode("utf-8", "surrogatepass")
    return b"\n".join(lines)
