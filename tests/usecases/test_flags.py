"""What the guidelines are asked."""

from pairs import LABELS
from voices import change, marked, reviewed

from annotator.model import edits
from annotator.usecases import flags
from annotator.usecases.review import Reviewing

TEXT = "زار أحمد مصر"
AHMAD, EGYPT = (4, 8, "PERS"), (9, 12, "GPE")


def test_all_that_was_asked_with_its_words_the_last_note_of_each():
    voices = marked(AHMAD, EGYPT, relations=[(1, 2, "in")]), marked(AHMAD, EGYPT)
    with reviewed(*voices, text=TEXT, labels=LABELS) as project:
        review = Reviewing(project, author="lead")
        question = review.current
        assert question.is_of_relations
        assert flags.asked(project) == []
        flags.flag(project, question, "is a visit a place?", "lead")
        flags.flag(project, question, "is a visit enough?", "lead")
        (one,) = flags.asked(project)
        assert (one.words, one.note, one.author) == (("أحمد", "مصر"), "is a visit enough?", "lead")
        text = flags.as_text([one])
        assert text.startswith("is a visit enough?\n«أحمد» · «مصر»")
        assert flags.Notes(project, "a1").of(question) == "is a visit enough?"
        flags.flag(project, question, "", "lead")
        assert flags.asked(project) == []
        assert flags.Notes(project, "a1").of(question) == ""


def test_a_note_is_taken_away_though_the_marks_have_changed_since():
    with reviewed(marked(AHMAD), marked(), text=TEXT, labels=LABELS) as project:
        flags.flag(project, Reviewing(project, author="lead").current, "a name?", "lead")
        (mark,) = project.annotations.load("a1", "n-layla").entities.values()
        change(project, "layla", edits.relabel(mark, "ORG"))
        question = Reviewing(project, author="lead").current
        assert flags.Notes(project, "a1").of(question) == "a name?"
        flags.flag(project, question, "", "lead")
        assert flags.Notes(project, "a1").of(question) == ""
        assert flags.asked(project) == []


def test_what_lost_its_marks_is_asked_still():
    with reviewed(marked(AHMAD), marked(), text=TEXT, labels=LABELS) as project:
        question = Reviewing(project, author="lead").current
        flags.flag(project, question, "a name?", "lead")
        annotation = project.annotations.load("a1", "n-layla")
        (mark,) = annotation.entities.values()
        change(project, "layla", edits.remove(annotation, mark))
        (one,) = flags.asked(project)
        assert (one.words, one.note) == ((), "a name?")
        assert flags.as_text([one]).startswith("a name?\nخبر 1\nlead")
