import pytest

from annotator.errors import BadInput, NotFound, NotSaved
from annotator.usecases import import_articles
from annotator.usecases.open_project import make_sample, new_project, open_project


def test_a_new_project_can_be_opened_again(tmp_path, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "nour")
    path = tmp_path / "a.hashiya"
    with new_project(path, "ace", "free") as made:
        assert made.name == "a"
        assert made.policy == "free"
    with open_project(path, read_only=True) as opened:
        assert opened.read_only
        assert [one.name for one in opened.annotators.all()] == ["nour"]


def test_what_cannot_be_made_is_not_made(tmp_path):
    path = tmp_path / "a.hashiya"
    with pytest.raises(BadInput, match="stem"):
        new_project(path, policy="other")
    with pytest.raises(NotFound):
        new_project(path, "nothing")
    assert list(tmp_path.iterdir()) == []


def test_the_sample_has_several_annotators_and_gold(tmp_path):
    path = tmp_path / "sample.hashiya"
    with make_sample(path) as sample:
        assert not sample.read_only
        assert sample.name == "sample"
        assert sample.articles.count() >= 12
        marked = [who for who, labels in sample.statistics().labels.items() if labels]
        assert len(marked) >= 3
        assert "gold" in marked
        assert list(sample.problems()) == []
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(NotSaved):
        make_sample(path)


def test_a_sample_that_is_stopped_is_not_there(tmp_path, monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(import_articles, "import_paths", broken)
    with pytest.raises(RuntimeError):
        make_sample(tmp_path / "sample.hashiya")
    assert list(tmp_path.iterdir()) == []
