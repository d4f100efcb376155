"""The sample articles: whole, sound, and holding every hard thing that Arabic news brings."""

import json
import re
from collections import Counter
from functools import cache
from itertools import chain

import pytest

from annotator.formats import native
from annotator.formats.format import ArticleRecord, ReadOptions, WriteOptions
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity
from annotator.model.plain import to_article_label, to_entity, to_relation, to_span
from annotator.model.plain_labels import to_label_set
from annotator.resources import resource, seeds

FILES = sorted(seeds().glob("*.jsonl"))
NAMES = [path.stem for path in FILES]
WHO = ("layla", "omar", "gold")
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
WORD = re.compile(r"\w(?:[\w\u064b-\u0670.,'-]*\w)?")

TEXTS = {
    # what: (how it looks, in which articles)
    "Latin inside Arabic": (r"[ء-ي] [A-Z][A-Za-z-]{3,}", "01 02 05 07 08 09 10 11 12 13 14"),
    "decimal number": (r"\b\d+\.\d", "01 02 04 05 07 08 09 10 12 14"),
    "Arabic-Indic digits": (r"[٠-٩]", "02 04 05 06 07 08 09 10 11 12 13 14"),
    "Hijri date": (r"\b(?:9|1[34])\d\dهـ", "04 05 06 07 08 09 10 11 13 14"),
    "Gregorian date": (r"(?<!\d)20\d\d(?!\d)", "01 03 04 05 07 08 09 10 11 12 13 14"),
    "quotes « »": (r"«[^»]+»", "01 02 03 04 05 06 07 09 10 11 12 13 14"),
    'quotes " "': (r'"[^"]+"', "01 02 03 04 05 06 07 08 09 10 11 12 13 14"),
    "quotes “ ”": (r"“[^”]+”", "01 02 06 09 10 11 13 14"),
    "full vocalisation": (r"(?:[ء-ي][\u064b-\u0652]+){3}", "05 06 11 13"),
    "superscript alef": (r"\u0670", "05"),
    "tatweel before a quote": (r'ـ"', "01 02 04 13"),
    "tatweel before a number": (r"ـ[\d٠-٩]", "06 08 12 14"),
    "full stop without a space": (r"[ء-ي»\"]\.[ء-ي]", "01 02 03 04 06 07 09 10 11 12 13 14"),
    "Arabic per cent sign": (r"٪", "07 08 09"),
    "astral emoji": (r"[\U0001f300-\U0001faff]", "02 04 05 07 08 10 11 12 14"),
    "joined emoji": (r"\u200d", "02 14"),
    "no-break space": (r"\u00a0", "02 05 09 10 14"),
    "bidi control": (r"\u200f", "13"),
    "English sentence in quotes": (
        r'["“][A-Z][a-z]+ [^"”\u0600-\u06ff]{15,}["”]',
        "02 09 10 12 13 14",
    ),
    "how long ago": (r"منذ 3 ساعات", "01 03 04 05 06 07 10 11 12 13 14"),
}
"""Patterns in the text, with the articles that hold them: no more, no fewer."""

GLUED = {
    "01": ("نورسينوشركة", "أنوزارة"),
    "02": ("شركةنبرة",),
    "04": ("لاعبيالصقور",),
    "05": ("معهدالمرجان",),
    "07": ("شركةأثير",),
    "09": ("هيئةالموانئ",),
    "12": ("أنالوزارة",),
    "13": ("مجموعةسحاب",),
    "14": ("مؤسسةالسنبلة",),
}
"""Words that scraping glued together."""

PROCLITICS = {
    "02": {"بالعربية": "العربية"},
    "03": {"لبيروت": "بيروت", "ولطنجة": "طنجة"},
    "05": {"ببورتسودان": "بورتسودان", "للبحر": "لبحر الأحمر"},
    "07": {"وبالقاهرة": "القاهرة", "للرياض": "لرياض"},
    "09": {"ولعدن": "عدن"},
    "10": {"وبدير": "دير الزور"},
    "11": {"للياباني": "لياباني"},
    "13": {"وبالدوحة": "الدوحة", "للكويت": "لكويت"},
    "14": {"وبالقطيف": "القطيف", "وبشركة": 'شركة "مُعين" لتحليل البيانات'},
}
"""A word with what stands before its stem, and the entity in it."""


def no_new_uid() -> str:
    raise AssertionError("a mark without an identity")


@cache
def plain(name: str) -> dict:
    (line,) = (seeds() / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return json.loads(line)


@cache
def record(name: str) -> ArticleRecord:
    path = seeds() / f"{name}.jsonl"
    (found,) = native.read(path, ReadOptions(new_uid=no_new_uid))
    assert isinstance(found, ArticleRecord)
    return found


@cache
def news() -> LabelSet:
    text = resource("labelsets", "news.json").read_text(encoding="utf-8")
    return to_label_set(json.loads(text))


def annotation(name: str, who: str) -> Annotation:
    return next(one.annotation for one in record(name).annotations if one.annotator == who)


def surfaces(name: str, who: str = "gold") -> Counter:
    text = record(name).article.text
    return Counter((e.of(text), e.label) for e in annotation(name, who).entities.values())


def by_number(number: str) -> str:
    return next(name for name in NAMES if name.startswith(number))


def test_there_are_enough_of_them_with_plain_names():
    assert len(FILES) >= 12
    assert all(re.fullmatch(r"\d\d(-[a-z]+)+", name) for name in NAMES)
    assert [name[:2] for name in NAMES] == [f"{n:02}" for n in range(1, len(NAMES) + 1)]


def test_every_topic_has_two_articles():
    topics = Counter(
        label.value for name in NAMES for label in annotation(name, "gold").labels.values()
    )
    assert set(topics) == set(news().articles[0].values)
    assert set(topics.values()) == {2}


@pytest.mark.parametrize("name", NAMES)
def test_the_models_own_readers_take_every_mark(name):
    fields = plain(name)
    text = fields["text"]
    for spans in fields["excluded"]:
        assert to_span(spans).of(text).strip()
    for one in fields["annotations"]:
        for entity in one["entities"]:
            assert to_entity(entity).of(text) == entity["text"]
        uids = {entity["uid"] for entity in one["entities"]}
        for relation in one["relations"]:
            read = to_relation(relation)
            assert {read.head, read.tail} <= uids
            assert read.head != read.tail
        assert [to_article_label(label).name for label in one["labels"]] == ["topic"]


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_is_byte_for_byte_what_an_export_would_write(name, tmp_path):
    out = tmp_path / "out.jsonl"
    native.write([record(name)], out, WriteOptions())
    assert out.read_bytes() == (seeds() / f"{name}.jsonl").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_each_has_two_annotators_and_gold_all_done(name):
    made = record(name).annotations
    assert tuple(one.annotator for one in made) == WHO
    assert {one.status for one in made} == {Status.DONE}
    assert [one.kind is AnnotatorKind.GOLD for one in made] == [False, False, True]


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_of_a_readable_length(name):
    article = record(name).article
    assert 150 <= len(WORD.findall(article.text)) <= 600
    assert article.title
    assert set(article.meta) == {"date", "source"}
    assert article.text == article.text.strip()
    assert "  " not in article.text
    assert "\r" not in article.text


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_as_many_as_a_person_would_make(name):
    most = 100 if name.startswith("09") else 60
    for who in WHO:
        made = annotation(name, who)
        assert 25 <= len(made.entities) <= most, who
        assert 5 <= len(made.relations) <= 21, who


@pytest.mark.parametrize("name", NAMES)
def test_labels_and_ends_are_those_of_the_news_set(name):
    for who in WHO:
        made = annotation(name, who)
        for entity in made.entities.values():
            assert news().entity(entity.label), entity.label
        for relation in made.relations.values():
            label = news().relation(relation.label)
            assert label, relation.label
            ends = made.entities[relation.head].label, made.entities[relation.tail].label
            assert label.fits(*ends), (who, relation.label, *ends)
        for label in made.labels.values():
            assert label.value in news().articles[0].values


@pytest.mark.parametrize("name", NAMES)
def test_no_one_marks_the_same_twice(name):
    for who in WHO:
        made = annotation(name, who)
        entities = Counter((e.spans, e.label) for e in made.entities.values())
        relations = Counter((r.head, r.tail, r.label) for r in made.relations.values())
        assert max([*entities.values(), *relations.values()]) == 1, who


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_begins_or_ends_with_a_space_or_lies_in_the_furniture(name):
    article = record(name).article
    for who in WHO:
        for entity in annotation(name, who).entities.values():
            assert entity.of(article.text) == entity.of(article.text).strip()
            for span in entity.spans:
                assert not any(span.overlaps(part) for part in article.excluded)


@pytest.mark.parametrize("name", NAMES)
def test_gold_leaves_quotation_marks_outside_unless_they_are_within_the_name(name):
    text = record(name).article.text
    for entity in annotation(name, "gold").entities.values():
        words = entity.of(text)
        assert words[0] not in "«»“”\"'()،.", words
        assert words.count('"') % 2 == 0, words
        assert words.count("(") == words.count(")"), words


@pytest.mark.parametrize("name", NAMES)
def test_gold_gives_equal_words_equal_labels_within_an_article(name):
    labels: dict[str, set[str]] = {}
    for words, label in surfaces(name):
        labels.setdefault(words, set()).add(label)
    assert {words: both for words, both in labels.items() if len(both) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
def test_annotators_differ_from_gold_now_and_then_as_people_do(name):
    gold = annotation(name, "gold")
    for who in ("layla", "omar"):
        missed = len(entities(gold) - entities(annotation(name, who)))
        assert 0.05 <= missed / len(gold.entities) <= 0.15, who
    assert annotation(name, "layla") != annotation(name, "omar")


def entities(made: Annotation) -> set[object]:
    return {(e.spans, e.label) for e in made.entities.values()}


def test_identities_are_uuids_of_version_7_and_never_come_twice():
    uids = [record(name).article.uid for name in NAMES]
    marks = chain.from_iterable(
        (*made.annotation.entities, *made.annotation.relations)
        for name in NAMES
        for made in record(name).annotations
    )
    uids += marks
    assert all(UUID7.fullmatch(uid) for uid in uids)
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("what", TEXTS)
def test_the_hard_things_stand_where_the_readme_says(what):
    pattern, articles = TEXTS[what]
    found = [name[:2] for name in NAMES if re.search(pattern, record(name).article.text)]
    assert found == articles.split()


@pytest.mark.parametrize("number", GLUED)
def test_words_are_glued_as_by_scraping(number):
    words = set(re.split(r"[\s،.]+", record(by_number(number)).article.text))
    assert set(GLUED[number]) <= words


@pytest.mark.parametrize("number", PROCLITICS)
def test_proclitics_stay_outside_of_gold(number):
    name = by_number(number)
    text = record(name).article.text
    inside = {
        text[_word_start(text, entity.start) : entity.start]
        for entity in annotation(name, "gold").entities.values()
    }
    assert inside - {""}
    for word, entity in PROCLITICS[number].items():
        assert word in re.split(r"[\s،.]+", text), word
        assert any(words == entity for words, _ in surfaces(name)), entity


def _word_start(text: str, position: int) -> int:
    while position and text[position - 1].isalpha():
        position -= 1
    return position


def test_page_furniture_is_excluded_and_nothing_else_is():
    with_furniture = [name[:2] for name in NAMES if record(name).article.excluded]
    assert with_furniture == [name[:2] for name in NAMES if name[:2] not in {"08", "09"}]
    for article in (record(by_number(number)).article for number in with_furniture):
        (part,) = article.excluded
        assert part.end == len(article.text)
        assert re.match(r"هذا المحتوى|إقرأ|المزيد من", part.of(article.text))
        assert re.search(r"^منذ ", part.of(article.text), re.MULTILINE)
        assert article.text[: part.start].endswith("\n\n")
    assert "المزيد من الأخبار على موقع" in record(by_number("08")).article.text


def test_organisations_are_nested():
    holds = [name[:2] for name in NAMES if any(nested(name, "ORG", "ORG"))]
    assert holds == ["02", "06", "10", "14"]


def nested(name: str, outer: str, inner: str) -> list[Entity]:
    made = annotation(name, "gold").in_reading_order()
    return [
        b
        for a in made
        for b in made
        if a is not b and (a.label, b.label) == (outer, inner) and a.spans[0].contains(b.spans[0])
    ]


def test_one_article_is_one_long_paragraph():
    text = record(by_number("09")).article.text
    assert "\n" not in text
    assert len(WORD.findall(text)) > 500


def test_one_entity_is_made_of_fragments():
    name = by_number("05")
    text = record(name).article.text
    (one,) = [e for e in annotation(name, "gold").entities.values() if len(e.spans) > 1]
    assert one.of(text) == "4 مترًا"


def test_emoji_stand_before_marks_so_that_units_matter():
    for number in ("02", "04", "07", "08", "10", "11", "12", "14"):
        article = record(by_number(number)).article
        last = annotation(by_number(number), "gold").in_reading_order()[-1]
        assert len(article.text[: last.start].encode("utf-16-le")) // 2 > last.start


def test_both_ends_of_an_article_are_marked_somewhere():
    starts = [annotation(name, "gold").in_reading_order()[0].start for name in NAMES]
    assert 0 in starts
    assert any(start > 0 for start in starts)
