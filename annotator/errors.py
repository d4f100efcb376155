"""What a user may be told. Any exception that is not one of these is a bug.

Whoever raises one has changed nothing: the world or the input is to blame, and the message says
what, where and what to do, in one line and in the user's language.
"""

_MOST_LETTERS = 1000
_LETTERS_AT_THE_END = 300


class AnnotatorError(Exception):
    """A refusal that its reader can understand and act on: one line, whatever it quotes."""

    def __str__(self) -> str:
        return one_line(super().__str__())


def one_line(words: str) -> str:
    """Words without line breaks, and without the middle where they quote too much of a file."""
    line = " ".join(words.splitlines())
    if len(line) <= _MOST_LETTERS:
        return line
    return f"{line[: _MOST_LETTERS - _LETTERS_AT_THE_END]} … {line[-_LETTERS_AT_THE_END:]}"


class BadInput(AnnotatorError):
    """A file or a value that cannot be taken in as it is."""


class RuleBroken(AnnotatorError):
    """An edit that the rules of annotation do not allow."""


class NotFound(AnnotatorError):
    """A name that stands for nothing here: an article, an annotator, a label, a file."""


class ForeignFile(AnnotatorError):
    """A file that is no Hashiya project."""


class NewerFile(AnnotatorError):
    """A project made by a later version of Hashiya."""


class DamagedFile(AnnotatorError):
    """A project whose pages or tables are not whole."""


class ProjectInUse(AnnotatorError):
    """A project that another window or command is writing to."""


class ReadOnlyProject(AnnotatorError):
    """A project that can be read and not written."""


class DiskFull(AnnotatorError):
    """No room for what was to be written."""


class NotSaved(AnnotatorError):
    """The disk refused, for another reason than want of room."""


class LossRefused(AnnotatorError):
    """An export that would lose something, where no loss was allowed."""


class HelperLost(AnnotatorError):
    """A process that helped with long work, and that something else ended."""


class Stopped(AnnotatorError):
    """Long work that its user stopped; what was whole stays."""
