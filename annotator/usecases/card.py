"""The data card: ``README.md`` beside exported data, as the hubs for data sets expect it.

In English whatever the language in use, and without a date or a path: the same project and the
same options give the same bytes.
"""

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator import __version__
from annotator.formats.bundle import WHOLE
from annotator.formats.format import ArticleRecord, Format, Written
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.usecases.choosing import ExportOptions

NAME = "README.md"

_LOADED = (".jsonl", ".json", ".csv", ".parquet")
"""Endings of the files that a hub loads and shows by itself."""
_SPLIT_NAMES = {"dev": "validation", "valid": "validation"}
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_KEPT_EXCLUDED = "Parts of pages that belong to no article were left in."
_CUT_EXCLUDED = "Parts of pages that belong to no article were cut out."


@dataclass(slots=True)
class Tally:
    """Counts what goes into one part of an export, as it goes by."""

    articles: int = 0
    negative: int = 0
    letters: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    annotators: Counter[str] = field(default_factory=Counter)

    def counting(self, records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The records, each counted."""
        for record in records:
            self.articles += 1
            self.letters += len(record.article.text)
            self.negative += not any(len(one.annotation) for one in record.annotations)
            for one in record.annotations:
                self.annotators[f"{one.annotator} ({one.kind.value})"] += 1
                self.entities.update(e.label for e in one.annotation.entities.values())
                self.relations.update(r.label for r in one.annotation.relations.values())
            yield record


@dataclass(frozen=True, slots=True)
class About:
    """What a card tells of, besides the counts."""

    project: str
    file: str
    """The name of the project's file, without its folder."""
    out: str
    """The name of the export, without its folder."""
    language: str
    labels: LabelSet
    options: ExportOptions
    format: Format
    agreement: Sequence[str] = ()
    """Lines of Markdown on how far the annotators agree; none: nothing is said of it."""


def card(about: About, written: Sequence[Written], tallies: Mapping[str, Tally]) -> bytes:
    """The card. ``tallies`` by the name of the part, as in ``written``."""
    lines = [
        *_front_matter(about, written),
        "",
        f"# {_plain(about.project)}",
        "",
        *_what(about, written),
        *_parts(written, tallies),
        *_labels(about.labels, written, tallies),
        *_annotators(tallies),
        *_section("Agreement", about.agreement),
        *_split(about),
        *_losses(written),
        *_section("How it was made", ["```bash", command(about), "```"]),
    ]
    return ("\n".join(lines) + "\n").encode()


def command(about: About) -> str:
    """The command that writes the same again; files are named without their folders."""
    options = about.options
    words = ["hashiya", "export", about.file, "--format", options.format, "--out", about.out]
    if options.annotator:
        words += ["--annotator", options.annotator]
    words += ["--gold"] if options.gold else []
    words += ["--status", options.status.value] if options.status else []
    words += ["--label", *options.labels] if options.labels else []
    words += ["--excluded", "keep"] if options.keep_excluded else []
    words += [] if options.keep_negative else ["--negative", "drop"]
    words += [] if options.split_tokens else ["--tokens", "keep"]
    words += [word for name, value in options.choices.items() for word in (f"--{name}", value)]
    if options.split:
        words += ["--split", str(options.split), "--seed", str(options.split.seed)]
    words += ["--card"] if options.card and not about.format.is_folder else []
    words += ["--strict"] if options.strict else []
    return shlex.join(words)


def _front_matter(about: About, written: Sequence[Written]) -> list[str]:
    count = sum(one.report.articles for one in written)
    size = next((name for most, name in _SIZES if count < most), "n>1M")
    relations = sum(one.report.relations for one in written)
    return [
        "---",
        "language:",
        f"- {about.language or 'ar'}",
        f"pretty_name: {json.dumps(about.project, ensure_ascii=False)}",
        "task_categories:",
        "- token-classification",
        "task_ids:",
        "- named-entity-recognition",
        *(["tags:", "- relation-extraction"] if relations else []),
        "size_categories:",
        f"- {size}",
        *_configs(about.format, written),
        "---",
    ]


def _configs(one: Format, written: Sequence[Written]) -> list[str]:
    # The first line of the native format holds the labels, and is of another shape than the rest.
    if one.endings[0] not in _LOADED or one.id == "native":
        return ["viewer: false"]
    lines = ["configs:", "- config_name: default", "  data_files:"]
    for part in written:
        name = part.name or "train"
        # Such a folder holds lists of labels of the same ending, which are no articles.
        inside = f"{part.place}/{WHOLE}{one.endings[0]}".lstrip("/")
        path = inside if one.is_folder else part.place
        lines += [f"  - split: {_SPLIT_NAMES.get(name, name.replace('-', '_'))}"]
        lines += [f"    path: {json.dumps(path)}"]
    return lines


def _what(about: About, written: Sequence[Written]) -> list[str]:
    reports = [one.report for one in written]
    articles, entities, relations = (
        sum(report.articles for report in reports),
        sum(report.entities for report in reports),
        sum(report.relations for report in reports),
    )
    sentence = (
        f"{_counted(articles, 'article')} with {_counted(entities, 'entity', 'entities')} and "
        f"{_counted(relations, 'relation')}, annotated with Hashiya {__version__} and written as "
        f"{_plain(about.format.title)} (`{about.format.id}`; offsets: {about.format.offsets})."
    )
    return [sentence, "", *_chosen(about.options)]


def _chosen(options: ExportOptions) -> list[str]:
    lines = [_KEPT_EXCLUDED if options.keep_excluded else _CUT_EXCLUDED]
    if options.format == "native":
        lines = ["Parts of pages that belong to no article are in the text, and named in it."]
    if options.status:
        lines.append(f"Only annotations that are `{options.status.value}` were taken.")
    if options.labels:
        lines.append("Only marks with the labels " + ", ".join(map(_code, options.labels)) + ".")
    if not options.keep_negative:
        lines.append("Articles without a mark were left out.")
    return [" ".join(lines), ""]


def _parts(written: Sequence[Written], tallies: Mapping[str, Tally]) -> list[str]:
    rows: list[list[str | int]] = [
        [
            _code(one.place or "."),
            one.report.articles,
            tallies[one.name].negative,
            tallies[one.name].letters,
            one.report.entities,
            one.report.relations,
        ]
        for one in written
    ]
    head = ["part", "articles", "without marks", "letters", "entities", "relations"]
    return [*_section("What is here", _table(head, rows))]


def _labels(
    labels: LabelSet, written: Sequence[Written], tallies: Mapping[str, Tally]
) -> list[str]:
    names = [one.name for one in written]
    heads = ["label", "English", "Arabic", *(name or "marks" for name in names)]
    lines: list[str] = []
    kinds: tuple[tuple[str, Sequence[Label | RelationLabel], list[Counter[str]]], ...] = (
        ("Labels of entities", labels.entities, [tallies[name].entities for name in names]),
        ("Labels of relations", labels.relations, [tallies[name].relations for name in names]),
    )
    for title, known, counts in kinds:
        used = [one for one in known if any(count[one.name] for count in counts)]
        rows: list[list[str | int]] = [
            [
                _code(one.name),
                _plain(one.titles.get("en", "")),
                _plain(one.titles.get("ar", "")),
                *(count[one.name] for count in counts),
            ]
            for one in used
        ]
        if rows:
            lines += _section(title, [*_table(heads, rows), *_guidelines(used)])
    return lines


def _guidelines(labels: Iterable[Label | RelationLabel]) -> list[str]:
    said = []
    for label in labels:
        texts = [_plain(text) for _, text in sorted(label.guidelines.items(), reverse=True)]
        whole = " / ".join(text for text in texts if text)
        said += [f"- {_code(label.name)}: {whole}"] if whole else []
    return ["", *said] if said else []


def _annotators(tallies: Mapping[str, Tally]) -> list[str]:
    counts: Counter[str] = Counter()
    for tally in tallies.values():
        counts.update(tally.annotators)
    lines = [f"- {_plain(who)}: {_counted(n, 'article')}" for who, n in sorted(counts.items())]
    return _section("Annotators", lines)


def _split(about: About) -> list[str]:
    plan = about.options.split
    if plan is None:
        return []
    sentence = (
        f"By article, `{plan}`, seed {plan.seed}. Near-duplicates lie in one part, the shares "
        "of all labels are kept alike, and every article keeps its part in later exports of "
        "the project."
    )
    return _section("Split", [sentence])


def _losses(written: Sequence[Written]) -> list[str]:
    counts: Counter[str] = Counter()
    for one in written:
        counts.update(one.report.losses)
    if not counts:
        return _section("Losses", ["Nothing was lost in this format."])
    lines = [f"- {_code(kind)}: {n}" for kind, n in sorted(counts.items())]
    return _section("Losses", ["`losses.jsonl` names each of them.", "", *lines])


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *lines, ""] if lines else []


def _table(heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> list[str]:
    def line(cells: Sequence[str | int]) -> str:
        return "| " + " | ".join(map(str, cells)) + " |"

    rule = ["---" if n < 1 or isinstance(rows[0][n], str) else "---:" for n in range(len(heads))]
    return [line(heads), line(rule), *map(line, rows)]


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _plain(words: str) -> str:
    """Words that Markdown and HTML leave as they are, on one line."""
    line = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{letter}" if letter in "\\|`*_[]#" else letter for letter in line)


def _code(words: str) -> str:
    return "`" + " ".join(words.split()).replace("`", "'").replace("|", "\\|") + "`"
