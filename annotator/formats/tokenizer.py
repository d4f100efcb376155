"""The tokens of a text: those of spaCy's blank Arabic pipeline, with four mends."""

import re
from functools import cache
from itertools import accumulate
from operator import add
from typing import Any

from annotator.formats.tokens import Tokens

_ARABIC = "\u0621-\u064a\u064b-\u0652\u0640"
_INFIXES = (
    # A full stop or comma with no space after it, before the next sentence.
    rf"(?<=[{_ARABIC}\)\]»”\"])[.۔؟!؛،:](?=[{_ARABIC}\(\[\"«“A-Za-z])",
    rf"(?<=[A-Za-z0-9٠-٩%٪\)])[.۔؟!؛،](?=[{_ARABIC}])",
    rf"(?<=[0-9٠-٩])[%٪](?=[.۔؟!؛،][{_ARABIC}])",
    # Brackets and quotation marks inside what is written as one word.
    rf"(?<=[{_ARABIC}.A-Za-z0-9])[\(\)\[\]«»\"“”](?=[{_ARABIC}])",
    rf"(?<=[{_ARABIC}])[\(\[«\"“](?=[A-Za-z0-9])",
    rf"(?<=[{_ARABIC}A-Za-z0-9])[\)\]»”\"](?=[.۔؟!؛،:])",
    # Arabic glued to Latin letters or to digits.
    rf"(?<=[{_ARABIC}])(?=[A-Za-z0-9])",
    rf"(?<=[A-Za-z0-9])(?=[{_ARABIC}])",
)
_SUFFIXES = (
    # The full stop after a number, a closing mark, a vocalised word and small letters.
    r"(?<=[0-9٠-٩%٪»”\"\)\]])\.",
    rf"(?<=[{_ARABIC}][{_ARABIC}])\.",
    r"(?<=[A-Za-z][a-z])\.",
)
_RUNS = re.compile(r"(\S+(?: \S+)*)|( ?)(\s*)")
_MOST_KEPT = 50_000


def tokenizing() -> Any:
    """The blank Arabic pipeline of spaCy with four mends of its tokenizer.

    It keeps no ``صحفية.وكانت`` whole for a domain name, parts what is glued together and the full
    stop from ``2027.`` and ``سنويًا.``, and no token has white space in it, as ``م. س`` would have.
    """
    import spacy
    from spacy.util import compile_infix_regex, compile_suffix_regex

    nlp: Any = spacy.blank("ar")
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(nlp.Defaults.suffixes or ()), *_SUFFIXES]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    addresses = nlp.tokenizer.url_match.__self__.pattern.removeprefix("(?u)")
    nlp.tokenizer.url_match = re.compile(rf"(?=www\.|\S*://)(?:{addresses})").match
    rules = nlp.tokenizer.rules
    nlp.tokenizer.rules = {word: rules[word] for word in rules if " " not in word.strip()}
    return nlp


class Tokenizer:
    """Makes tokens, and keeps those of the words it has seen, which is what makes it quick."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, ...]] = {}

    def load(self) -> None:
        """Loads spaCy, which else waits for the first word."""
        _pipeline()

    def tokens(self, text: str) -> Tokens:
        """The tokens of ``text``, white space that is more than one space among them."""
        words: list[str] = []
        spaces: list[bool] = []
        for run in _RUNS.finditer(text):
            if run[1]:
                for word in run[1].split(" "):
                    pieces = self._kept.get(word) or self._new(word)
                    words += pieces
                    spaces += (True,) if len(pieces) == 1 else _spaces(len(pieces))
                spaces[-1] = False
                continue
            space, rest = run[2], run[3]
            if space and words:
                spaces[-1] = True
            else:
                rest = space + rest
            if rest:
                words.append(rest)
                spaces.append(False)
        lengths = list(map(len, words))
        starts = list(accumulate(map(add, lengths, spaces), initial=0))[:-1]
        return Tokens(words, spaces, starts, list(map(add, starts, lengths)))

    def _new(self, word: str) -> tuple[str, ...]:
        if len(self._kept) >= _MOST_KEPT:
            _pipeline.cache_clear()  # an old one holds all the words it has ever seen
            self._kept.clear()
        pieces = tuple(token.text for token in _pipeline().tokenizer(word))
        self._kept[word] = pieces
        return pieces


@cache
def _pipeline() -> Any:
    return tokenizing()


def _spaces(count: int) -> list[bool]:
    """After the tokens of one word: none but the last has a space."""
    return [False] * (count - 1) + [True]
