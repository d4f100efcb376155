from annotator.text.clitics import Policy
from annotator.usecases import policy


def test_words_are_counted_once_and_kept_while_the_project_is_open(project):
    assert policy.counts_of(project) is None
    policy.keep_counts(project, policy.count_words(project))
    counts = policy.counts_of(project)
    assert (counts("ميتا"), counts("scale"), counts("بيروت")) == (1, 1, 0)


def test_counting_stops_where_there_are_enough(project, monkeypatch):
    monkeypatch.setattr("annotator.store.words._PAGE", 1)
    monkeypatch.setattr(policy, "MOST_WORDS", 1)
    from annotator.model.article import Article, Source
    from annotator.usecases import ids

    list(project.articles.add([(Article("a2", "ب", "بيروت"), Source("b.txt"))], ids.now()))
    assert "بيروت" not in policy.count_words(project)


def test_the_policy_is_changed_for_good(project):
    assert policy.policy_of(project) is Policy.STEM
    policy.change(project, Policy.TOKEN)
    with project.another() as again:
        assert policy.policy_of(again) is Policy.TOKEN
