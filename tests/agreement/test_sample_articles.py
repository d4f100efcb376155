"""What is found between the annotators of the sample and gold is what was planted there."""

import json
import re
from collections import Counter
from functools import cache

import pytest
from records import reading

from annotator import resources
from annotator.agreement.counting import count
from annotator.agreement.disagreements import disagreements
from annotator.agreement.scores import Score, entity_scores
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


def counted_apart(name, one, other):
    """Entities of both and those in common, counted from the file alone."""
    fields = json.loads((resources.seeds() / f"{name}.jsonl").read_text("utf-8"))
    marks = {
        each["annotator"]: {
            json.dumps([e.get("spans", [e["start"], e["end"]]), e["label"]])
            for e in each["entities"]
        }
        for each in fields["annotations"]
    }
    return len(marks[one] & marks[other]), len(marks[one]), len(marks[other])


@pytest.mark.parametrize("name", NAMES)
def test_the_score_is_that_of_counting_the_file(name):
    text = record(name).article.text
    both = annotation(name, "layla"), annotation(name, "omar")
    score = entity_scores(count(text, both, LABELS))["strict"][""]
    assert (score.matches, score.a, score.b) == counted_apart(name, "layla", "omar")


@pytest.mark.parametrize(
    ("name", "gold", "theirs", "same", "classes"),
    [  # by a person with the table of differences and the files
        ("01-solar-deal", 57, 56, 53, {"EDGE": 1, "LABEL": 1, "WORD": 1, "ONLY": 1}),
        ("08-market-brief", 50, 48, 46, {"LABEL": 1, "CLITIC": 1, "ONLY": 2}),
        (
            "12-desert-marathon",
            58,
            59,
            53,
            {"SPLIT": 1, "LABEL": 1, "CLITIC": 1, "WORD": 1, "ONLY": 1},
        ),
    ],
)
def test_three_articles_counted_by_hand(name, gold, theirs, same, classes):
    both = annotation(name, "gold"), annotation(name, "layla")
    counts = count(record(name).article.text, both, LABELS)
    assert entity_scores(counts)["strict"][""] == Score(same, gold, theirs)
    found = {}
    for (kind, _), number in counts.classes.items():
        found[kind] = found.get(kind, 0) + number
    assert found == classes
