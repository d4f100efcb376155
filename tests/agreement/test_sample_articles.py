"""What is found between the annotators of the sample and gold is what was planted there."""

import re
from collections import Counter
from functools import cache

import pytest
from records import reading

from annotator import resources
from annotator.agreement.disagreements import disagreements
from annotator.formats import by_id, label_set_files
from annotator.formats.format import ArticleRecord
from annotator.model.marks import ArticleLabel, Entity

NAMES = sorted(path.stem for path in resources.seeds().glob("*.jsonl"))
ROW = re.compile(r"\| (\d\d) \| (layla|omar) \| (?:\d+|–) \| (.+) \| (.+) \| ([A-Z+]+|same .+) \|")
LABELS = label_set_files.read(resources.resource("labelsets", "news.json"))
SEEN_OTHERWISE = {
    # Another label at another end: two relations, each of which may be right.
    ("03", "layla"): (
        {
            (
                "`جلال الطرابلسي` president_of `مرسى النخيل`"
                " | `جلال الطرابلسي` leader_of `الاتحاد المتوسطي للمدن الساحلية` | ENDPOINT+TYPE"
            )
        },
        {
            "`جلال الطرابلسي` president_of `مرسى النخيل` | none | ONLY",
            "none | `جلال الطرابلسي` leader_of `الاتحاد المتوسطي للمدن الساحلية` | ONLY",
        },
    ),
    # The two sisters made one entity: it is aligned with the longer name, the other is missing.
    ("11", "layla"): (
        {"`ملاك الماجري` inventor_of `عُلبة` | none | BLOCKED"},
        {"`آية الماجري` inventor_of `عُلبة` | none | BLOCKED"},
    ),
}


@cache
def record(name):
    found = by_id("native").read(resources.seeds() / f"{name}.jsonl", reading())
    return next(one for one in found if isinstance(one, ArticleRecord))


def annotation(name, who):
    return next(one.annotation for one in record(name).annotations if one.annotator == who)


def said(mark, whose, text):
    """A mark as the table writes it."""
    if isinstance(mark, ArticleLabel):
        return f"`{mark.name}` {mark.value}"
    if isinstance(mark, Entity):
        return f"`{mark.of(text)}` {mark.label}".replace("\u00a0", " ")
    head, tail = (whose.entities[uid].of(text) for uid in (mark.head, mark.tail))
    return f"`{head}` {mark.label} `{tail}`".replace("\u00a0", " ")


def found_in(name, who):
    text = record(name).article.text
    gold, theirs = annotation(name, "gold"), annotation(name, who)
    for one in disagreements(text, gold, theirs, LABELS):
        sides = [
            " + ".join(said(m, whose, text) for m in marks) or "none"
            for marks, whose in ((one.a, gold), (one.b, theirs))
        ]
        if one.kind != "RELAXED":  # follows from an entity that the table tells
            yield " | ".join([*sides, one.kind])


def planted(name, who):
    text = (resources.seeds() / "DIFFERENCES.md").read_text("utf-8")
    for article, annotator, gold, theirs, kind in ROW.findall(text):
        if (article, annotator) == (name[:2], who) and not kind.startswith("same"):
            yield f"{gold} | {theirs} | {kind}"


@pytest.mark.parametrize("who", ["layla", "omar"])
@pytest.mark.parametrize("name", NAMES)
def test_what_was_planted_is_found_in_its_class_and_nothing_else(name, who):
    wanted, found = Counter(planted(name, who)), Counter(found_in(name, who))
    expected = SEEN_OTHERWISE.get((name[:2], who), (set(), set()))
    assert (set((wanted - found).elements()), set((found - wanted).elements())) == expected


def test_the_table_was_read():
    assert sum(len([*planted(name, who)]) for name in NAMES for who in ("layla", "omar")) > 190
