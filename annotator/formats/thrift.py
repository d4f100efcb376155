"""Structures in Thrift's compact protocol: their numbers, and the structures in them.

Texts, flags and lists of plain values are passed over.
"""

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_INTEGERS = frozenset({4, 5, 6})
_WIDTHS = {_BYTE: 1, _DOUBLE: 8}
_LONG_LIST = 15
_LONGEST_NUMBER = 10

Fields = dict[int, object]
"""What a structure holds, by the number of the field: a number, a structure, or a list of these."""


def number(value: object) -> int:
    """A field that must hold a number, not below 0; raises ValueError."""
    if not isinstance(value, int) or value < 0:
        raise ValueError
    return value


class Reader:
    """Raises IndexError where the bytes end too early, ValueError at what nobody writes."""

    def __init__(self, raw: bytes, most: int) -> None:
        """``most``: how many structures there may be."""
        self._raw = raw
        self._left = most
        self.at = 0

    def struct(self, deeper: int) -> Fields:
        """The structure that begins here; ``deeper``: how many may lie in each other."""
        self._left -= 1
        if self._left < 0:
            raise ValueError
        fields: Fields = {}
        field = 0
        while (begin := self._byte()) != 0:
            step, kind = begin >> 4, begin & 15
            field = field + step if step else self._integer()
            if field in fields:
                raise ValueError
            fields[field] = self._value(kind, deeper)
        return fields

    def _value(self, kind: int, deeper: int) -> object:
        if not deeper:
            raise ValueError
        if kind in (_TRUE, _FALSE):
            return None
        if kind in _INTEGERS:
            return self._integer()
        if kind == _STRUCT:
            return self.struct(deeper - 1)
        if kind in (_LIST, _SET):
            return self._list(deeper)
        if kind == _BINARY:
            self._pass(self._unsigned())
        elif kind in _WIDTHS:
            self._pass(_WIDTHS[kind])
        else:
            raise ValueError
        return None

    def _list(self, deeper: int) -> list[object]:
        """The structures of a list; of other things none."""
        begin = self._byte()
        length, kind = begin >> 4, begin & 15
        if length == _LONG_LIST:
            length = self._unsigned()
        if kind == _STRUCT:
            return [self._value(kind, deeper - 1) for _ in range(length)]
        for _ in range(length):
            if kind in (_TRUE, _FALSE):
                self._pass(1)
            else:
                self._value(kind, deeper - 1)
        return []

    def _pass(self, length: int) -> None:
        self.at += length
        if self.at > len(self._raw):
            raise IndexError

    def _integer(self) -> int:
        """A number whose last bit is its sign."""
        unsigned = self._unsigned()
        return unsigned >> 1 ^ -(unsigned & 1)

    def _unsigned(self) -> int:
        unsigned = 0
        for place in range(_LONGEST_NUMBER):
            byte = self._byte()
            unsigned |= (byte & 127) << 7 * place
            if byte < 128:  # noqa: PLR2004 - the bit that says that more follows
                return unsigned
        raise ValueError

    def _byte(self) -> int:
        self.at += 1
        return self._raw[self.at - 1]
