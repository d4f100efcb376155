"""The keys of a review: each stands for one thing, and each is done."""

from annotator.ui.review.commands import review_commands


def test_no_key_stands_for_two_things():
    keys = [key for command in review_commands() for key in command.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set("123456789")


def test_the_desk_knows_every_command(review, monkeypatch):
    desk = review()
    monkeypatch.setattr(desk.desk, "show_keys", lambda: None)
    for command in review_commands():
        desk.desk.do(command.id)  # may be refused, but is known
