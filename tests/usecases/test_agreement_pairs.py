import pytest
from voices import change, compared

from annotator.model import edits
from annotator.usecases import agreement, agreement_pairs


@pytest.fixture
def project(tmp_path):
    with compared(tmp_path) as project:
        yield project


def test_an_article_is_counted_once_until_somebody_changes_it(project, monkeypatch):
    counted = []
    real = agreement_pairs._counted
    monkeypatch.setattr(
        agreement_pairs, "_counted", lambda *given: counted.extend(given[1]) or real(*given)
    )
    first = agreement.agreement_of(project)
    assert len(counted) == 2
    assert agreement.agreement_of(project) == first
    assert len(counted) == 2
    city = project.annotations.load("a1", "n-omar").entities["e2"]
    change(project, "omar", edits.relabel(city, "GPE"), "a1")
    assert agreement.agreement_of(project) != first
    assert len(counted) == 3
