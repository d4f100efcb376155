import json
import tempfile
from pathlib import Path
from urllib.parse import unquote

from hypothesis import given, settings
from records import records

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation, AnnotatorKind
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

WEBANNOTATION = by_id("webannotation")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
"""All that the vocabulary of the recommendation has, for motivations and purposes alike."""


def written(given_records, out, **options):
    report = WEBANNOTATION.write(given_records, out, WriteOptions(**options))
    return report, json.loads((out / "annotations.jsonld").read_bytes())


def check_target(target, texts):
    """Each target as the model has it; the letters are where both of its selectors say."""
    if isinstance(target, str):
        assert target in texts
        return
    if target.get("type") in ("Composite", "List"):
        assert target["items"]
        return
    text = texts[target["source"]]
    place, quote = target["selector"]
    assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    start, end = place["start"], place["end"]
    assert 0 <= start < end <= len(text)
    assert quote["exact"] == text[start:end]
    assert text[:start].endswith(quote["prefix"])
    assert len(quote["prefix"]) == min(start, 32)
    assert len(quote["suffix"]) == min(len(text) - end, 32)
    assert text[end:].startswith(quote["suffix"])


def check(collection, out):
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    items = page["items"]
    assert collection["total"] == len(items)
    texts = {
        p.relative_to(out).as_posix(): p.read_bytes().decode() for p in (out / "texts").glob("*")
    }
    assert len({one["id"] for one in items}) == len(items)
    for one in items:
        assert one["type"] == "Annotation"
        assert one["motivation"] in MOTIVATIONS
        for body in one["body"]:
            assert (body["type"], body["purpose"] in MOTIVATIONS) == ("TextualBody", True)
            assert isinstance(body["value"], str)
        check_target(one["target"], texts)
        if isinstance(one["target"], dict) and one["target"].get("type") == "Composite":
            for part in one["target"]["items"]:
                check_target(part, texts)
    return items


@given(data=records())
@settings(max_examples=40)
def test_what_is_written_is_the_vocabulary_and_points_at_its_words(data):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        report, collection = written(data, out)
        items = check(collection, out)
    linking = [one for one in items if one["motivation"] == "linking"]
    assert report.relations == len(linking)
    assert report.losses == {}
    ids = {one["id"] for one in items}
    assert all(end in ids for one in linking for end in one["target"]["items"])
    assert len(items) == sum(len(a.annotation) for r in data for a in r.annotations)


def test_all_that_a_mark_says_is_there(tmp_path):
    entity = Entity(
        "e", (Span(0, 2), Span(3, 5)), "ORG", (("kind", "x"), ("sure", True)), "ن", "memory"
    )
    marks = Annotation.of(
        [
            entity,
            Entity("ف", (Span(0, 1),), "X"),
            Relation("r", "e", "ف", "of"),
            ArticleLabel("t", "v"),
        ]
    )
    record = ArticleRecord(
        Article("a/ب", "t", "ab cd"), (AnnotatorMarks("bot", marks, AnnotatorKind.MACHINE),)
    )
    _, collection = written([record], tmp_path / "out")
    first, second, link, label = check(collection, tmp_path / "out")
    assert [(b["purpose"], b["value"]) for b in first["body"]] == [
        ("classifying", "ORG"), ("describing", "kind=x"), ("describing", "sure=true"), ("commenting", "ن"),
    ]  # fmt: skip
    assert first["generator"] == {"type": "Software", "name": "memory"}
    assert first["creator"] == {"type": "Software", "name": "bot"}
    assert [part["selector"][1]["exact"] for part in first["target"]["items"]] == ["ab", "cd"]
    assert unquote(second["id"]) == "#a/ب/ف"
    assert link["target"] == {"type": "List", "items": [first["id"], second["id"]]}
    assert label["body"][0]["value"] == "t=v"


def test_no_annotations_are_an_empty_collection(tmp_path):
    _, collection = written([ArticleRecord(Article("a", "t", "x"))], tmp_path / "out")
    assert collection["first"]["items"] == []
    assert (tmp_path / "out" / "texts" / "a.txt").read_text() == "x"
