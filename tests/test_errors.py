import inspect

from annotator import errors

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


def test_every_kind_is_one_refusal_that_a_front_can_catch():
    assert all(issubclass(kind, errors.AnnotatorError) for kind in KINDS)
    assert not any(issubclass(kind, (OSError, ValueError)) for kind in KINDS)


def test_every_kind_says_when_it_is_meant():
    assert all((kind.__doc__ or "").strip().endswith(".") for kind in KINDS)
