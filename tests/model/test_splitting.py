"""Shares of articles and labels come out alike, the same on every machine."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.model.splitting import USUAL, Group, Plan, placed

PLAN = Plan.parse(USUAL, 7)


def groups_of(seed, count, most=1):
    """News: most labels common, one rare; some articles without any."""
    chance = random.Random(seed)  # noqa: S311 - to make texts
    labels = {"PERS": 6, "ORG": 5, "GPE": 4, "DATE": 2, "LAW": 0.15}
    return [
        Group(
            tuple(f"{n}-{k}" for k in range(chance.randint(1, most))),
            {
                name: max(0, round(chance.gauss(mean, mean))) if mean >= 1 else int(chance.random() < mean)
                for name, mean in labels.items()
            },
        )
        for n in range(count)
    ]  # fmt: skip


def counted(groups, parts):
    out = {}
    for group, part in zip(groups, parts, strict=True):
        full = out.setdefault(part, Counter())
        full.update(group.labels)
        full[""] += len(group.articles)
    return out


@pytest.mark.parametrize("seed", range(4))
def test_every_label_comes_near_its_share(seed):
    groups = groups_of(seed, 400, most=3)
    found = counted(groups, placed(groups, Plan.parse(USUAL, seed)))
    totals = sum(found.values(), Counter())
    for part, share in PLAN.shares:
        for name, total in totals.items():
            assert abs(found[part][name] / total - share / 100) < 0.02 + 2 / total, (part, name)


def test_it_does_not_matter_in_which_order_the_groups_come():
    groups = groups_of(1, 200, most=2)
    there = dict(zip(groups_uids(groups), placed(groups, PLAN), strict=True))
    groups.reverse()
    assert dict(zip(groups_uids(groups), placed(groups, PLAN), strict=True)) == there


def groups_uids(groups):
    return [group.articles for group in groups]


def test_another_seed_gives_another_split():
    groups = groups_of(1, 200)
    assert placed(groups, PLAN) != placed(groups, Plan(PLAN.shares, 8))


def test_what_has_its_place_counts():
    groups = groups_of(2, 200)
    there = [(group, "dev") for group in groups[:40]]
    found = Counter(placed(groups[40:], PLAN, there))
    assert set(found) == {"train", "test"}
    assert abs(found["test"] - 20) <= 2


@given(st.integers(1, 12), st.integers(0, 99))
@settings(max_examples=40)
def test_no_part_stays_empty_while_there_are_groups_enough(count, seed):
    found = placed(groups_of(seed, count, most=2), PLAN)
    assert len(found) == count
    assert set(found) <= set(PLAN.parts)
    assert len(set(found)) == min(count, 3)


def test_nothing_to_part():
    assert placed([], PLAN) == []


def test_a_plan_is_written_as_it_is_read():
    plan = Plan.parse(" a=2 ,b=1", 3)
    assert (str(plan), plan.parts, plan.seed) == ("a=2,b=1", ("a", "b"), 3)
    assert Plan.parse(str(plan), 3) == plan


@pytest.mark.parametrize(
    "words",
    ["", "train", "train=80", "a=1,a=1", "a=1,A=1", "a=0,b=1", "a=-1,b=1", "a=1,b=x", "a/b=1,c=1",
     "..=1,b=1", "a=1,b=1e9", "a=1,,b=1", "nul=1,b=1", "a=1,b=٣", "a=1,b=99999999"],
)  # fmt: skip
def test_what_is_no_plan_is_refused(words):
    with pytest.raises(BadInput, match="train=80"):
        Plan.parse(words)
