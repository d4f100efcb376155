"""From case to case: the list and the page go together."""


def opened(agreement):
    shown = agreement()
    shown.desk.open("entities", "Strict F1: 0.50")
    shown.settle()
    return shown


def test_the_list_and_the_page_stand_at_the_same_case(agreement):
    shown = opened(agreement)
    walk, screen = shown.desk.walk, shown.screen
    for at in range(len(walk.seen)):
        walk.show(at)
        assert screen.cases.list.currentIndex().row() == at
        assert walk.article() == walk.seen[at].case.article
        laid = screen.case.view.annotation.entities
        assert not {mark.uid for mark in walk.seen[at].case.a} & laid.keys()


def test_beyond_the_ends_nothing_moves(agreement):
    shown = opened(agreement)
    walk = shown.desk.walk
    walk.show(len(walk.seen) - 1)
    walk.step(1)
    assert shown.screen.status.message.text() == "This is the last case."
    walk.show(-1)
    walk.show(len(walk.seen))
    assert shown.screen.cases.list.currentIndex().row() == len(walk.seen) - 1


def test_other_numbers_forget_the_cases(agreement):
    shown = opened(agreement)
    shown.desk.walk.clear()
    assert shown.desk.walk.seen == []
    assert shown.desk.walk.article() == ""


def test_the_listed_cases_can_be_picked_for_a_review(agreement):
    shown = opened(agreement)
    picked = shown.desk.walk.picked()
    assert picked.what == shown.screen.cases.heading.text()
    assert set(picked.marks) == {one.case.article for one in shown.desk.walk.seen}
    wanted = []
    shown.screen.review_wanted.connect(lambda: wanted.append(1))
    shown.screen.review_these.click()
    shown.desk.press("R")
    shown.desk.show_articles()
    shown.desk.press("R")
    assert wanted == [1, 1]
