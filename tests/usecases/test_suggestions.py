from collections import Counter

import pytest

from annotator.model.annotation import Status
from annotator.model.article import Article, Source
from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.suggest.memory import Memory
from annotator.text.clitics import Policy
from annotator.usecases import ids, policy, suggestions
from annotator.usecases.annotate import Annotating
from annotator.usecases.suggestions import ArticleSuggestions, Proposals, reading_of, remember

FIRST = "زار كريم القاهرة ثم عاد إلى حيفا. وحيفا بلدته."
SECOND = "وصل كريم إلى القاهرة ثم إلى لبنان ومعه حيفا وكريم."


@pytest.fixture
def two(project, layla):
    """The first article is marked and done, the second open."""
    articles = [(Article("b1", "1", FIRST), Source("1")), (Article("b2", "2", SECOND), Source("2"))]
    list(project.articles.add(articles, ids.now()))
    first = Annotating(project, "b1", layla)
    for words, label in (("كريم", "PERS"), ("القاهرة", "GPE"), ("حيفا", "GPE")):
        at = FIRST.index(words)
        first.add_entity([Span(at, at + len(words))], label)
    project.annotations.set_status("b1", layla.uid, Status.DONE, ids.now())
    return Annotating(project, "b2", layla)


@pytest.fixture
def offered(project, layla, two):
    return suggesting(project, two, remember(project, layla.uid))


def suggesting(project, opened, memory):
    return ArticleSuggestions(
        project, opened, Proposals(reading_of(project, opened), opened.labels, memory)
    )


def words(found):
    return [(one.span.of(SECOND), one.label, one.made_by) for one in found]


def test_what_was_marked_before_and_countries_are_offered_in_reading_order(offered):
    assert words(offered.found()) == [
        ("كريم", "PERS", "memory"),
        ("القاهرة", "GPE", "memory"),
        ("لبنان", "GPE", "gazetteer"),
        ("كريم", "PERS", "memory"),
    ]  # حيفا stood unmarked once in the finished article


def test_another_policy_or_label_set_makes_them_stale(project, offered, two):
    assert not offered.is_stale
    policy.change(project, Policy.TOKEN)
    assert offered.is_stale
    policy.change(project, Policy.STEM)
    two.labels = LabelSet("other")
    assert offered.is_stale


def test_others_past_marks_are_not_remembered(project, two):
    assert remember(project, "somebody").marked == {}


def test_one_edit_accepts_many_and_says_who_made_them(offered, two):
    found = offered.found()
    made = offered.accept(found)
    assert [e.made_by for e in made] == ["memory", "memory", "gazetteer", "memory"]
    assert offered.found() == []
    assert len(two.annotation.entities) == 4
    two.undo()
    assert two.annotation.entities == {}
    assert offered.found() == found
    two.redo()
    assert offered.found() == []


def test_what_was_accepted_and_then_removed_is_not_offered_again(offered, two):
    first, *rest = offered.found()
    (made,) = offered.accept([first])
    two.remove(made.uid)
    assert offered.found() == rest


def test_what_was_rejected_never_comes_back_until_asked_for(project, layla, offered, two):
    first, *rest = found = offered.found()
    offered.reject(first)
    assert offered.found() == rest
    again = suggesting(project, Annotating(project, "b2", layla), Memory())
    assert found[0] not in again.found()
    assert again.offer_again() == 1
    assert offered.found() == found


def test_another_label_may_be_given(offered):
    (made,) = offered.accept(offered.found()[:1], "ORG")
    assert (made.label, made.made_by) == ("ORG", "memory")


def test_nothing_is_offered_in_furniture_or_what_is_excluded(project, layla):
    text = "حضر وفد لبنان إلى القاعة وتحدث طويلًا أمام الناس جميعًا.\nمنذ 3 ساعات"
    list(project.articles.add([(Article("b3", "3", text), Source("3"))], ids.now()))
    project.articles.set_excluded("b3", [Span(0, 12)])
    opened = Annotating(project, "b3", layla)
    assert suggesting(project, opened, Memory()).found() == []


def test_only_so_many_articles_are_remembered(project, layla, two, monkeypatch):
    monkeypatch.setattr(suggestions, "MOST_ARTICLES", 1)
    two.add_entity([Span(0, 3)], "ORG")
    seen = []
    remember(project, layla.uid, lambda done, _total: seen.append(done))
    assert seen == [2, 2]  # a page is read to its end


def test_unaccepted_ones_are_in_no_export(project, offered, tmp_path):
    from annotator.usecases.export import ExportOptions, export

    assert offered.found()
    export(project, ExportOptions("native"), tmp_path / "out.jsonl")
    assert "gazetteer" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_a_rare_word_with_a_proclitic_is_cut_and_a_known_one_is_not(project, layla):
    text = "زار ومصر ولبنان"
    list(project.articles.add([(Article("b4", "4", text), Source("4"))], ids.now()))
    policy.keep_counts(project, Counter({"ومصر": 1, "ولبنان": 5}))
    found = suggesting(project, Annotating(project, "b4", layla), Memory()).found()
    assert [one.span.of(text) for one in found] == ["مصر"]
