"""What the data card says, and that it tells nothing of the computer it was made on."""

import json
import shlex

import pytest
import srsly

from annotator.formats import FORMATS, by_id
from annotator.formats.format import Format, WriteReport, Written
from annotator.model.annotation import Status
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.splitting import Plan
from annotator.usecases.card import About, Tally, card, command
from annotator.usecases.choosing import ExportOptions

LABELS = LabelSet(
    "small",
    (
        Label("ORG", {"en": "Body", "ar": "منظمة"}, guidelines={"en": "Any | <b>body</b>", "ar": "هيئة"}),
        Label("UNUSED"),
    ),
    (RelationLabel("near"),),
)  # fmt: skip
PLAN = Plan.parse("train=8,dev=2", 7)
WRITING = [one.id for one in FORMATS if one.write]


def about(name="native", agreement=(), **options):
    return About(
        "أخبار: الأولى", "news.hashiya", "out", "ar", LABELS, ExportOptions(name, **options),
        by_id(name), agreement,
    )  # fmt: skip


def made(told, names=("",), articles=3, losses=None):
    report = WriteReport((), articles, 5, 1, 0, losses or {})
    written = [Written(name, f"{name}.jsonl" if name else "", report) for name in names]
    tallies = {name: Tally(articles, 1, 99) for name in names}
    for tally in tallies.values():
        tally.entities.update(ORG=5)
        tally.relations.update(near=1)
        tally.annotators.update({"layla (person)": articles})
    return card(told, written, tallies).decode()


def front_matter(text):
    return text.split("---\n")[1]


def test_the_front_matter_is_what_the_hubs_read():
    told = about("huggingface" if "huggingface" in WRITING else "native", split=PLAN)
    matter = front_matter(made(told, ("train", "dev")))
    for line in ("language:\n- ar\n", "task_categories:\n- token-classification\n", 'pretty_name: "أخبار: الأولى"\n', "size_categories:\n- n<1K\n"):  # fmt: skip
        assert line in matter
    parsed = srsly.yaml_loads(matter)
    assert parsed["pretty_name"] == "أخبار: الأولى"
    for count, size in ((999, "n<1K"), (1000, "1K<n<10K"), (99_999, "10K<n<100K"), (10**6, "n>1M")):
        assert f"- {size}\n" in front_matter(made(told, articles=count))


def test_files_that_a_hub_loads_are_named_by_split():
    one = Format("x", "X", (".jsonl",), "code points")
    told = About("p", "p.hashiya", "out", "ar", LABELS, ExportOptions("x", split=PLAN), one)
    assert front_matter(made(told, ("train", "dev"))).endswith(
        'data_files:\n  - split: train\n    path: "train.jsonl"\n'
        '  - split: validation\n    path: "dev.jsonl"\n'
    )
    assert front_matter(made(about("brat"))).endswith("viewer: false\n")


def test_the_body_counts_and_explains():
    text = made(about(split=PLAN, status=Status.DONE, keep_negative=False), ("train", "dev"), losses={"note": 2})  # fmt: skip
    assert "6 articles with 10 entities and 2 relations" in text
    assert "| `train.jsonl` | 3 | 1 | 99 | 5 | 1 |" in text
    assert "| `ORG` | Body | منظمة | 5 | 5 |" in text
    assert "- `ORG`: Any \\| &lt;b>body&lt;/b> / هيئة" in text
    assert "UNUSED" not in text
    assert "- layla (person): 6 articles" in text
    assert "seed 7" in text
    assert "- `note`: 4" in text
    assert "`done`" in text
    assert "Articles without a mark were left out." in text


def test_agreement_is_told_where_it_is_known():
    assert "Agreement" not in made(about())
    assert "## Agreement\n\n- F1 0.88\n" in made(about(agreement=("- F1 0.88",)))


def test_the_command_writes_the_same_again():
    told = about(
        annotator="ليلى أحمد", labels=("ORG", "PERS"), keep_excluded=True, split_tokens=False,
        split=PLAN, card=True, strict=True, choices={"tags": "bioes"},
    )  # fmt: skip
    assert shlex.split(command(told)) == [
        "hashiya", "export", "news.hashiya", "--format", "native", "--out", "out", "--annotator",
        "ليلى أحمد", "--label", "ORG", "PERS", "--excluded", "keep", "--tokens", "keep", "--tags",
        "bioes", "--split", "train=8,dev=2", "--seed", "7", "--card", "--strict",
    ]  # fmt: skip


def test_a_tally_counts_what_goes_by(hard_records):
    tally = Tally()
    assert list(tally.counting(hard_records)) == hard_records
    assert tally.articles == len(hard_records)
    assert tally.letters == sum(len(one.article.text) for one in hard_records)
    assert sum(tally.annotators.values()) == sum(len(one.annotations) for one in hard_records)


@pytest.fixture
def hard_records(tmp_path):
    from annotator.formats.format import ArticleRecord, ReadOptions

    path = tmp_path / "a.jsonl"
    one = {"hashiya": 1, "text": "نص ما", "annotations": [{"annotator": "a", "entities": [{"start": 0, "end": 2, "label": "ORG"}]}]}  # fmt: skip
    path.write_text("".join(json.dumps(one) + "\n" for _ in range(3)))
    found = by_id("native").read(path, ReadOptions(lambda: "x"))
    return [one for one in found if isinstance(one, ArticleRecord)]
