"""The commands about agreement."""

from annotator.ui.agreement_commands import agreement_commands
from annotator.ui.command import Menu


def test_they_stand_under_their_own_heading():
    assert {one.menu for one in agreement_commands()} == {Menu.AGREEMENT}
    assert {"review", "agreement"} <= {one.id for one in agreement_commands()}
