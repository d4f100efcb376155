import pytest

from annotator.model import edits
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.store.integrity import problems
from annotator.store.journal import JournalEntry

NOW = "2026-11-22T10:00:00.000Z"
MARKS = (
    Entity("e1", (Span(0, 2),), "ORG"),
    Entity("e2", (Span(3, 5),), "GPE"),
    Relation("r1", "e1", "e2", "in"),
    ArticleLabel("topic", "x"),
)


@pytest.fixture
def marked(project, new_uid):
    edit = edits.add(*MARKS)
    project.journal.record(JournalEntry(new_uid(), "a1", "n-layla", "", edit, NOW))
    return project


def test_a_sound_project_has_none(marked):
    assert list(marked.problems()) == []


@pytest.mark.parametrize(
    ("wrong", "rule", "mark"),
    [
        ("UPDATE article_text SET text = replace(text, 'م', 'ن')", "text_changed", ""),
        ("UPDATE articles SET n_chars = n_chars + 1", "text_changed", ""),
        ("DELETE FROM article_text", "text_changed", ""),
        ("UPDATE entities SET label = 'X' WHERE uid = 'e1'", "journal_differs", "e1"),
        ("DELETE FROM relations", "journal_differs", "r1"),
        ("UPDATE article_labels SET value = 'y'", "journal_differs", "topic=y"),
        ("DELETE FROM edits", "journal_differs", "e2"),
        ("UPDATE edits SET changes = replace(changes, 'after', 'before')", "journal_broken", ""),
        ('UPDATE edits SET changes = \'[{"after":{"start":1}}]\'', "journal_broken", ""),
        ("UPDATE edits SET changes = 'x'", "journal_broken", ""),
        ("UPDATE annotations SET entities = 7", "wrong_count", ""),
        ("DELETE FROM annotations", "wrong_count", ""),
        ("UPDATE entities SET \"end\" = 4000 WHERE uid = 'e2'", "outside_text", "e2"),
    ],
)
def test_what_is_wrong_is_found_and_nothing_is_changed(marked, contents, wrong, rule, mark):
    raw = marked._connection.raw
    raw.execute(wrong)
    before = contents(raw)
    found = list(problems(marked._connection))
    assert (rule, "a1", mark) in {(p.rule, p.article, p.mark) for p in found}
    assert all(p.why for p in found)
    assert contents(raw) == before


def test_rows_that_point_nowhere_are_found(marked):
    raw = marked._connection.raw
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DELETE FROM articles")
    assert "points_nowhere" in {p.rule for p in marked.problems()}
