from annotator.model.annotation import Status
from annotator.model.marks import Span
from annotator.usecases import annotators, statuses
from annotator.usecases.annotate import Annotating
from annotator.usecases.statistics import counted, plain


def test_marks_of_all_are_counted_the_most_frequent_first(project, layla):
    omar = annotators.add(project, "omar")
    for who, labels in ((layla, ("ORG", "GPE")), (omar, ("GPE", "PERS"))):
        for label in labels:
            Annotating(project, "a1", who).add_entity([Span(5, 9)], label)
    counts = counted(project)
    assert list(counts.labels.items()) == [("GPE", 2), ("ORG", 1), ("PERS", 1)]
    assert counts.annotators["omar"] == {"done": 0, "in_progress": 1, "new": 0}
    assert plain(counts)["relations"] == {}


def test_skipped_articles_are_told_where_there_are_some(project, layla):
    assert "skipped" not in counted(project).annotators["layla"]
    statuses.set_status(project, "a1", layla.uid, Status.SKIPPED)
    assert counted(project).annotators["layla"]["skipped"] == 1
