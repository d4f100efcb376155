"""Names of classes: each has one, and a colour."""

import pytest

from annotator.agreement.disagreements import Kind
from annotator.agreement.names import kind_name, kind_paint
from annotator.look import COLOURS


@pytest.mark.parametrize("kind", Kind)
def test_every_class_has_a_name_of_its_own_and_a_colour(kind):
    assert kind_name(kind) not in {"", str(kind)}
    assert len({kind_name(one) for one in Kind}) == len(Kind)
    assert kind_paint(kind) in COLOURS


def test_an_unknown_class_goes_by_its_own_name():
    assert (kind_name("NEW"), kind_paint("NEW")) == ("NEW", "grey")
