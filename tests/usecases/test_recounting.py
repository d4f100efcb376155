import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from voices import change, compared, marked, put, reviewed, voices

from annotator.errors import NotSaved
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.store.project import Project
from annotator.usecases import agreement, docket, ids, kept, recounting
from annotator.usecases.agreement_pairs import VERSION
from annotator.usecases.recounting import Backlog
from annotator.usecases.review import Reviewing

PAIR = f"pair {VERSION} n-layla n-omar"
LONG_AGO = Backlog("2020-01-01T00:00:00.000Z")


@pytest.fixture
def project(tmp_path):
    with compared(tmp_path) as project:
        yield project


def counted(project, backlog):
    """All of a backlog; what it was when nothing was left."""
    backlog = recounting.next_of(project, backlog)
    while backlog.articles:
        backlog = recounting.next_of(project, backlog)
    return backlog


def all_kept(project):
    found = {}
    people = agreement.compared(project)
    for what in (PAIR, "review n-layla n-omar"):
        found[what] = project.kept_counts.of(what)
    assert [one.uid for one in people] == ["n-layla", "n-omar"]
    return found


def test_what_both_have_done_is_counted_as_the_report_would(project):
    counted(project, LONG_AGO)
    soon = all_kept(project)
    assert [list(one) for one in soon.values()] == [["a1", "a2"]] * 2
    with project.writing():
        for what, counts in soon.items():
            project.kept_counts.keep(what, [replace(one, stamp="old") for one in counts.values()])
    agreement.agreement_of(project)
    docket.rows(project, docket.reviewed(project))
    assert all_kept(project) == soon


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(voices(2, 3))
def test_one_article_is_counted_as_many_are(people):
    with reviewed(*people) as project:
        counted(project, LONG_AGO)
        soon = {what: project.kept_counts.of(what) for what in names(project)}
        assert soon
        for what, counts in soon.items():
            old = [replace(one, stamp="old", body="{}") for one in counts.values()]
            project.kept_counts.keep(what, old)
        agreement.agreement_of(project)
        assert {what: project.kept_counts.of(what) for what in soon} == soon


def names(project):
    uids = [one.uid for one in agreement.compared(project)]
    return [f"pair {VERSION} {a} {b}" for n, a in enumerate(uids) for b in uids[n + 1 :]]


def test_the_screen_has_nothing_to_count_then(project, monkeypatch):
    counted(project, LONG_AGO)
    asked = []
    real = kept.bodies

    def bodies(project, what, stamps, count, *rest):
        return real(project, what, stamps, lambda chunk: asked.append(chunk) or count(chunk), *rest)

    monkeypatch.setattr(kept, "bodies", bodies)
    agreement.agreement_of(project)
    docket.rows(project, docket.reviewed(project))
    assert asked == []


def test_only_what_was_changed_since_is_looked_at(project):
    backlog = counted(project, LONG_AGO)
    assert recounting.next_of(project, backlog) == backlog
    meta = project.annotations.load("a2", "n-omar").entities["e1"]
    change(project, "omar", edits.relabel(meta, "GPE"), "a2")
    after = recounting.next_of(project, backlog)
    assert after.articles == ("a2",)
    assert after.since > backlog.since
    assert counted(project, after) == replace(after, articles=())


def test_what_is_not_done_any_more_is_not_counted(project):
    project.annotations.set_status("a1", "n-omar", Status.IN_PROGRESS, "2026-11-22T10:00:00.000Z")
    counted(project, LONG_AGO)
    assert [list(one) for one in all_kept(project).values()] == [["a2"], ["a2"]]


def test_the_gold_is_compared_too(project):
    review = Reviewing(project, author="lead")
    while review.current is not None:
        review.take(1)
    gold = next(one for one in project.annotators.all() if one.name == "gold")
    counted(project, LONG_AGO)
    kept_before = project.kept_counts.of(f"pair {VERSION} n-omar {gold.uid}")
    assert list(kept_before) == ["a1", "a2"]
    agreement.agreement_with_gold(project)
    assert project.kept_counts.of(f"pair {VERSION} n-omar {gold.uid}") == kept_before


def test_a_change_while_it_counts_makes_the_count_old(project, monkeypatch):
    """The stamp is read before the marks, so that it can only be too old, never too new."""
    real = recounting.agreement_pairs.both_of

    def both_of(project, article, *pair):
        if article == "a1":
            put(project, "omar", marked((5, 9, "PERS"), prefix="x"), "a1")
        return real(project, article, *pair)

    with monkeypatch.context() as patch:
        patch.setattr(recounting.agreement_pairs, "both_of", both_of)
        counted(project, LONG_AGO)
    stamps = kept.Stamps(project)
    uids = ("n-layla", "n-omar")
    assert project.kept_counts.stamp(PAIR, "a1") != stamps.of("a1", uids)
    assert project.kept_counts.stamp(PAIR, "a2") == stamps.of("a2", uids)


def test_what_cannot_be_kept_is_left_out(project, monkeypatch):
    def refuse(*_):
        raise NotSaved("no room")

    monkeypatch.setattr(project.kept_counts, "keep", refuse)
    assert counted(project, LONG_AGO).articles == ()


def test_what_can_only_be_read_is_left_alone(project):
    with Project.open(project.path, read_only=True) as other:
        assert recounting.next_of(other, LONG_AGO) == LONG_AGO


def test_what_changes_from_now_on_is_waited_for(project):
    assert counted(project, Backlog(ids.now())).articles == ()
    assert all_kept(project)[PAIR] == {}


def test_one_article_is_counted_without_numpy():
    counting = (
        "import sys; from pathlib import Path; from annotator.store.project import Project;"
        "from annotator.usecases import recounting as r;"
        "project = Project.open(Path(sys.argv[1]));"
        "backlog = r.next_of(project, r.Backlog('2020'));"
        "r.next_of(project, backlog);"
        f"assert len(project.kept_counts.of('{PAIR}')) == 1;"
        "assert 'numpy' not in sys.modules"
    )
    with reviewed(marked(), marked()) as project:
        project.close()
        subprocess.run([sys.executable, "-c", counting, str(project.path)], check=True)
