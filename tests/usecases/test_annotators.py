import pytest

from annotator.errors import BadInput, NotFound
from annotator.model.annotation import AnnotatorKind, Status
from annotator.model.marks import Span
from annotator.usecases import annotators
from annotator.usecases.annotate import Annotating


def test_names_are_tidied_and_taken_once(project):
    assert annotators.add(project, "  Um   Kulthum ").name == "Um Kulthum"
    with pytest.raises(BadInput):
        annotators.add(project, "Um Kulthum")


def test_gold_is_the_gold(project):
    assert annotators.add(project, "gold").kind is AnnotatorKind.GOLD
    assert annotators.require(project, "layla").kind is AnnotatorKind.PERSON


def test_who_is_not_there_is_told_with_those_who_are(project):
    with pytest.raises(NotFound, match="layla"):
        annotators.require(project, "zeno")


def test_the_usual_one_is_the_computers_user_else_the_first_person(project, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "nour")
    annotators.add(project, "gold")
    assert annotators.usual(project).name == "layla"
    annotators.add(project, "nour")
    assert annotators.usual(project).name == "nour"


def test_an_article_is_shown_as_somebody_marked_it(project, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "nour")
    annotators.add(project, "nour")
    assert annotators.of_article(project, "a1").name == "nour"
    Annotating(project, "a1", annotators.require(project, "layla")).add_entity([Span(5, 9)], "ORG")
    assert annotators.of_article(project, "a1").name == "layla"
    Annotating(project, "a1", annotators.require(project, "nour")).add_entity([Span(5, 9)], "ORG")
    assert annotators.of_article(project, "a1").name == "nour"


def test_a_computer_without_users_has_an_annotator_too(monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert annotators.computer_user() == "annotator"


def test_who_has_done_an_article_is_a_finisher(project, layla):
    gold = annotators.add(project, annotators.GOLD)
    assert annotators.finishers(project) == []
    for one in (gold, layla):
        project.annotations.set_status("a1", one.uid, Status.DONE, "now")
    assert annotators.finishers(project) == [layla]
    assert project.annotations.finishers() == {gold.uid, layla.uid}
