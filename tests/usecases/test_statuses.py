from annotator.model.annotation import Status
from annotator.model.article import Article
from annotator.usecases import ids, statuses


def test_the_next_is_the_first_after_it_that_is_open(project, layla):
    list(project.articles.add([(Article(f"b{n}", "", f"نص {n}"), None) for n in "123"], ids.now()))
    assert statuses.done_and_next(project, "a1", layla.uid) == "b1"
    statuses.set_status(project, "b2", layla.uid, Status.SKIPPED)
    assert statuses.done_and_next(project, "b1", layla.uid) == "b3"
    assert project.annotations.status("b1", layla.uid) is Status.DONE
    statuses.set_status(project, "a1", layla.uid, Status.IN_PROGRESS)
    assert statuses.done_and_next(project, "b3", layla.uid) == "a1"
    assert statuses.done_and_next(project, "a1", layla.uid) is None
