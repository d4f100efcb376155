from annotator.store.doubts import Settled

FIRST = Settled(0, 5, "glued-words", "layla", "2026-11-22T10:00:00.000Z")
SECOND = Settled(0, 5, "edge", "omar", "2026-11-22T10:00:00.000Z")


def test_doubts_are_settled_once_and_taken_back(project):
    settled = project.settled
    settled.settle("a1", FIRST)
    settled.settle("a1", SECOND)
    settled.settle("a1", Settled(0, 5, "edge", "layla", "later"))
    assert settled.of_article("a1") == [SECOND, FIRST]
    settled.take_back("a1", FIRST)
    assert settled.of_article("a1") == [SECOND]


def test_they_are_still_settled_after_the_project_was_closed(make, path):
    from annotator.store.project import Project

    with make("x") as project:
        project.settled.settle("a1", FIRST)
    with Project.open(path) as again:
        assert again.settled.of_article("a1") == [FIRST]
