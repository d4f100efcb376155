"""Articles keep their part, near-duplicates lie together."""

import pytest

from annotator.errors import BadInput
from annotator.model.article import Article
from annotator.model.marks import Span
from annotator.model.splitting import Plan
from annotator.usecases import ids, splits
from annotator.usecases.choosing import Chosen, ExportOptions

PLAN = Plan.parse("train=80,dev=10,test=10", 7)
OPTIONS = ExportOptions("native")


def texts(first, count):
    return [
        Article(f"n{n}", f"خبر {n}", " ".join(f"كلمة{n * 31 + k}" for k in range(40)))
        for n in range(first, first + count)
    ]


def take_in(project, articles):
    list(project.articles.add([(one, None) for one in articles], ids.now()))


def made(project, plan=PLAN, **options):
    found = splits.split(Chosen.of(project, OPTIONS), plan, **options)
    splits.record(project, found)
    return dict(found.parts)


def test_every_article_keeps_its_part_and_only_new_ones_are_placed(project):
    take_in(project, texts(0, 30))
    first = made(project)
    assert len(first) == 31
    assert sorted(set(first.values())) == ["dev", "test", "train"]
    take_in(project, texts(30, 30))
    second = made(project)
    assert first.items() <= second.items()
    assert len(second) == 61
    counts = [list(second.values()).count(part) for part in PLAN.parts]
    assert counts[0] in range(47, 51)
    assert min(counts) >= 5
    assert splits.recorded_plan(project) == PLAN


def test_a_reprint_goes_to_the_part_of_its_first_printing(project):
    originals = texts(0, 20)
    take_in(project, originals)
    parts = made(project)
    reprints = [Article(f"again-{one.uid}", "", f"{one.text} انتهى") for one in originals]
    take_in(project, reprints)
    after = made(project)
    assert all(after[f"again-{one.uid}"] == parts[one.uid] for one in originals)


def test_reprints_that_come_together_stay_together_whatever_frames_them(project):
    pairs = [
        Article(f"{one.uid}-{n}", "", f"{one.text}\n{'إعلان ' * n * 30}", {}, spans)
        for one in texts(0, 30)
        for n, spans in ((0, ()), (1, (Span(len(one.text), len(one.text) + 6 * 30),)))
    ]
    take_in(project, pairs)
    parts = made(project)
    assert all(parts[f"n{n}-0"] == parts[f"n{n}-1"] for n in range(30))
    assert len(set(parts.values())) == 3


def test_what_is_not_exported_now_is_not_placed_but_keeps_its_reprints(project, layla):
    take_in(project, texts(0, 10))
    made(project)
    take_in(project, [Article("again", "", texts(3, 1)[0].text + " انتهى")])
    chosen = Chosen.of(project, ExportOptions("native", annotator="layla"))
    assert splits.split(chosen, PLAN).new == ()
    assert "again" not in project.splits.recorded().parts


def test_another_plan_is_refused_unless_it_is_wanted_anew(project):
    take_in(project, texts(0, 12))
    first = made(project)
    other = Plan.parse("train=1,test=1", 7)
    for plan in (other, Plan(PLAN.shares, 8)):
        with pytest.raises(BadInput, match="train=80,dev=10,test=10 with seed 7"):
            made(project, plan)
    assert project.splits.recorded().parts == first
    again = made(project, other, anew=True)
    assert set(again.values()) == {"train", "test"}
    assert splits.recorded_plan(project) == other


def test_fewer_articles_than_parts_are_refused(project):
    take_in(project, texts(0, 1))
    with pytest.raises(BadInput, match="to be parted: 2"):
        made(project)
    assert project.splits.recorded() is None
    take_in(project, texts(1, 1))
    assert len(set(made(project).values())) == 3


def test_nothing_is_recorded_before_that_is_asked(project):
    take_in(project, texts(0, 3))
    splits.split(Chosen.of(project, OPTIONS), PLAN)
    assert splits.recorded_plan(project) is None


def test_it_tells_how_far_it_is(project):
    take_in(project, texts(0, 3))
    told = []
    splits.split(Chosen.of(project, OPTIONS), PLAN, lambda *pair: told.append(pair))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
