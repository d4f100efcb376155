import inspect

from annotator import errors

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


def test_every_kind_is_one_refusal_that_a_front_can_catch():
    assert all(issubclass(kind, errors.AnnotatorError) for kind in KINDS)
    assert not any(issubclass(kind, (OSError, ValueError)) for kind in KINDS)


def test_every_kind_says_when_it_is_meant():
    assert all((kind.__doc__ or "").strip().endswith(".") for kind in KINDS)


def test_what_is_told_is_one_line_however_much_it_quotes():
    assert str(errors.BadInput("a  b.txt: c\u2028d\r\ne\x0bf")) == "a  b.txt: c d e f"
    long = str(errors.BadInput("there is no " + "x" * 10**6 + " in it."))
    assert len(long) < 1010
    assert (long[:12], long[-7:]) == ("there is no ", " in it.")
    assert str(errors.Stopped()) == ""
