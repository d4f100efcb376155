import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.edits import Edit
from annotator.ui.asides import Asides
from annotator.usecases.history import History, Step


class Desk:
    """Words written down, some of them as marks and some beside them."""

    def __init__(self):
        self.words, self.history, self.asides, self.count = [], History(), Asides(), 0

    def mark(self):
        self.count += 1
        self.history.take(Step(f"{self.count}", Edit("add", ())))
        self.words.append(f"mark {self.count}")

    def aside(self):
        self.count += 1
        word = f"aside {self.count}"
        self.words.append(word)
        self.asides.did(self.history, self.words.pop, lambda: self.words.append(word))

    def undo(self):
        if not self.asides.take_back(self.history) and self.history.done:
            step = self.history.done[-1]
            self.history.take(Step(f"-{step.uid}", step.edit, step.uid))
            self.gone = [*getattr(self, "gone", []), self.words.pop()]

    def redo(self):
        if not self.asides.do_again(self.history) and self.history.undone:
            step = self.history.undone[-1]
            self.history.take(Step(f"+{step.uid}", step.edit, step.uid))
            self.words.append(self.gone.pop())


@given(st.lists(st.booleans(), max_size=8), st.data())
def test_what_was_done_last_goes_first_and_comes_back_in_order(done, data):
    desk = Desk()
    seen = [[]]
    for is_mark in done:
        desk.mark() if is_mark else desk.aside()
        seen.append(list(desk.words))
    back = data.draw(st.integers(0, len(done)))
    for number in range(back):
        desk.undo()
        assert desk.words == seen[len(done) - number - 1]
    for number in range(back):
        desk.redo()
        assert desk.words == seen[len(done) - back + number + 1]


def test_after_something_new_nothing_comes_back():
    desk = Desk()
    for what in (desk.aside, desk.undo, desk.mark, desk.redo):
        what()
    assert desk.words == ["mark 2"]


def test_a_step_that_fails_stays_to_be_taken_back():
    desk, history = Asides(), History()

    def refuse():
        raise OSError

    desk.did(history, refuse, refuse)
    for _ in range(2):
        with pytest.raises(OSError):
            desk.take_back(history)


def test_another_article_forgets_them():
    desk = Desk()
    desk.aside()
    desk.asides.forget()
    assert not desk.asides.take_back(desk.history)
