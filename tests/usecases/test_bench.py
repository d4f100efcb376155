import pytest
from voices import marked, put, reviewed

from annotator.errors import RuleBroken
from annotator.model.annotation import Annotation, Status
from annotator.model.decision import Method
from annotator.usecases import gold
from annotator.usecases.answering import Answer
from annotator.usecases.bench import Bench

WIDE, META, CAIRO = (5, 14, "ORG"), (10, 14, "ORG"), (20, 24, "GPE")
WHO = ("n-layla", "n-omar", "n-nour")


def test_only_those_who_are_done_have_a_lane():
    with reviewed(marked(META), marked(META)) as project:
        put(project, "nour", marked(CAIRO), status=Status.SKIPPED)
        assert list(Bench(project, "a1", WHO).voters) == ["n-layla", "n-omar"]


def test_what_the_rules_refuse_is_left_to_a_person():
    same = marked(META, (30, 34, "UNKNOWN"))
    with reviewed(same, same) as project:
        bench = Bench(project, "a1", WHO)
        (made,) = bench.settle_clear("lead")
        assert made.gold[0].label == "ORG"
        assert [one.state.value for one in bench.questions] == ["settled", "open"]


def test_a_refused_answer_changes_nothing():
    with reviewed(marked(WIDE, CAIRO), marked(META, CAIRO)) as project:
        bench = Bench(project, "a1", WHO)
        bad = marked((5, 14, "UNKNOWN")).entities["e1"]
        answers = [(one, Answer((bad,), Method.EDITED)) for one in bench.left]
        with pytest.raises(RuleBroken):
            bench.settle(answers, "lead")
        assert gold.of_article(project, "a1").annotation == Annotation()
        assert project.decisions.of_article("a1") == []


def test_a_blocked_question_cannot_be_settled():
    voices = marked(WIDE, CAIRO, relations=[(1, 2, "in")]), marked(META)
    with reviewed(*voices) as project:
        bench = Bench(project, "a1", WHO)
        with pytest.raises(RuleBroken, match="entities"):
            bench.settle([(bench.blocked[0], Answer((), Method.REJECTED))], "lead")


def test_gold_is_done_when_nothing_is_left_and_not_when_something_is_taken_back():
    with reviewed(marked(WIDE), marked(META)) as project:
        bench = Bench(project, "a1", WHO)
        bench.settle_clear("lead")
        who = gold.annotator(project).uid
        statuses = [project.annotations.status("a1", who)]
        bench.settle([(bench.left[0], Answer((), Method.REJECTED))], "lead")
        statuses.append(project.annotations.status("a1", who))
        assert bench.undo("lead")[0].why.method is Method.REJECTED
        statuses.append(project.annotations.status("a1", who))
        assert statuses == [Status.IN_PROGRESS, Status.DONE, Status.IN_PROGRESS]
        assert bench.undo("lead") == ()
