from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.marks import Entity, Relation, Span
from annotator.store.journal import JournalEntry

NOW = "2026-11-22T10:00:00.000Z"


def mark(project, article, *marks, annotator="n-layla"):
    project.journal.record(
        JournalEntry(f"e-{marks[0].uid}", article, annotator, "layla", edits.add(*marks), NOW)
    )


def org(uid, start, end, *more, label="ORG"):
    return Entity(uid, (Span(start, end), *more), label)


def test_the_articles_that_one_marked_come_with_the_words_of_their_marks(make):
    project = make("meta in Cairo", "Beirut", "none")
    mark(project, "a1", org("1", 0, 4), org("2", 8, 13, label="GPE"))
    mark(project, "a2", org("3", 0, 6, label="GPE"))
    mark(project, "a3", org("4", 0, 4), annotator="n-omar")
    project.annotations.set_status("a1", "n-layla", Status.DONE, NOW)
    assert list(project.past.pages("n-layla")) == [
        [
            ("Beirut", False, [("Beirut", "GPE")]),
            ("meta in Cairo", True, [("meta", "ORG"), ("Cairo", "GPE")]),
        ]
    ]


def test_marks_in_pieces_teach_nothing(make):
    project = make("meta in Cairo")
    mark(project, "a1", org("1", 0, 4, Span(8, 13)))
    assert [marks for page in project.past.pages("n-layla") for *_, marks in page] == [[]]


def test_there_are_pages_as_long_as_there_are_articles(make):
    project = make(*(f"text {n}" for n in range(130)))
    for n in range(1, 131):
        mark(project, f"a{n}", org(str(n), 0, 4))
    pages = list(project.past.pages("n-layla"))
    assert [len(page) for page in pages] == [64, 64, 2]
    assert pages[-1][-1][0] == "text 0"


def test_the_label_of_the_last_relation_between_two_labels_is_found(make):
    project = make("meta in Cairo")
    ends = org("1", 0, 4), org("2", 8, 13, label="GPE")
    mark(project, "a1", *ends, Relation("r1", "1", "2", "in"), Relation("r2", "1", "2", "near"))
    mark(project, "a1", Relation("r3", "2", "1", "of"))
    last = project.past.last_relation
    assert last("n-layla", "ORG", "GPE", ["in", "near"]) == "near"
    assert last("n-layla", "ORG", "GPE", ["in"]) == "in"
    assert last("n-layla", "GPE", "ORG", ["in", "of"]) == "of"
    assert last("n-layla", "ORG", "ORG", ["in", "of"]) is None
    assert last("n-omar", "ORG", "GPE", ["in", "near"]) is None
