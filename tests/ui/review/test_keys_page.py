"""The page of keys of a review."""

from annotator.ui.review.commands import review_commands
from annotator.ui.review.keys_page import ReviewKeys


def test_every_command_stands_on_it(qtbot):
    page = ReviewKeys()
    qtbot.addWidget(page)
    titles = {page.table.item(row, 1).text() for row in range(page.table.rowCount())}
    assert {command.title for command in review_commands()} <= titles
