"""What the screen of agreement shows, made from a report and its cases."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.agreement import figures
from annotator.agreement.charts import Bar, bars, shown
from annotator.agreement.confusions import confusion_rows
from annotator.agreement.measures import first_groups, further_groups, table
from annotator.agreement.names import kind_name
from annotator.agreement.shapes import Drawing
from annotator.i18n import number, tr, trn
from annotator.model.decision import Decision
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Mark
from annotator.ui.agreement.board import Charts
from annotator.ui.agreement.case_page import CaseContent, Version
from annotator.ui.review.queue_lists import Item
from annotator.ui.review.words import method_words, question_title, title_of
from annotator.ui.words import directed, isolated, quoted
from annotator.usecases.agreement_doors import MOST, Seen, is_about_article

Plain = Mapping[str, Any]
WIDTH = 416.0
"""Of a chart in one of two columns."""


def summary(report: Plain) -> str:
    """Over how many articles it was counted, and what that means."""
    everything = report["all"]
    told = trn("{n} article", "{n} articles", everything["articles"])
    if everything["few_articles"]:
        few = tr("few articles: take the numbers with care")
        return f"{told} · {few}"
    return told


def charts_of(report: Plain, labels: LabelSet, *, with_gold: bool) -> Charts:
    """Everything that is drawn, the measures first."""
    part = part_of(report)
    table_of = part.get("confusion") or report["confusion"]
    confusions = confusion_rows(table_of, labels, WIDTH)
    everything = report["all"]
    several = len(report["pairs"]) > 1
    heat = figures.confusion_map(table_of, labels)
    drawn = [
        heat if heat and heat.width > WIDTH else None,
        figures.labels_f1(everything, labels, WIDTH),
        figures.classes(everything, WIDTH),
        heat if heat and heat.width <= WIDTH else None,
        confusions,
        figures.relation_classes(everything, WIDTH),
        figures.relations_f1(everything, labels, WIDTH),
        figures.pairs_matrix(report) if not with_gold else None,
        figures.weeks(report, WIDTH),
    ]
    first = [table(group, WIDTH) for group in first_groups(part)]
    if with_gold and several:
        first.append(_each_with_gold(report))
    return Charts(
        first,
        [table(group, WIDTH) for group in further_groups(part, labels)],
        [one for one in drawn if one is not None],
    )


def has_no_differences(report: Plain) -> bool:
    """Whether all say the same everywhere."""
    return not any(found["disagreements"] for found in report["by_article"].values())


def part_of(report: Plain) -> Plain:
    """Whose measures are shown: the pair's, or where there are more of them the means."""
    pairs: Sequence[Plain] = report["pairs"]
    return pairs[0] if len(pairs) == 1 else report["all"]


def articles_of(report: Plain, titles: Mapping[str, str]) -> list[Item]:
    """The articles, the worst first, with their F1."""
    rows = sorted(report["by_article"].items(), key=lambda one: _badness(one[1]))
    return [
        Item(
            uid,
            isolated(titles.get(uid, "")),
            tr("strict F1 {value}", value=shown(found["strict_f1"])),
            found["disagreements"],
            is_done=not found["disagreements"],
        )
        for uid, found in rows
    ]


def cases_of(seen: Sequence[Seen], labels: LabelSet) -> list[Item]:
    """Cases as rows: their words over what tells them apart, and the article."""
    several = len({(one.a.uid, one.b.uid) for one in seen}) > 1
    mixed = len({one.case.kind for one in seen}) > 1
    rows = []
    for at, one in enumerate(seen):
        aside = (
            class_of(one) if mixed else "",
            _labels_of(one, labels),
            isolated(f"{one.a.name} / {one.b.name}") if several else "",
            isolated(one.case.title),
        )
        below = directed(" · ".join(part for part in aside if part))
        rows.append(Item(str(at), _words(one, labels), below))
    return rows


def cases_heading(says: str, seen: Sequence[Seen]) -> str:
    """What the list of cases is about, and how long it is."""
    many = trn("{n} case", "{n} cases", min(len(seen), MOST))
    if len(seen) > MOST:
        many = tr("the first {cases}", cases=many)
    name = says.partition(":")[0]
    return directed(tr("{number}: {cases}", number=name, cases=many)) if name else many


def class_of(one: Seen) -> str:
    """The class of a case in words."""
    return kind_name(one.case.kind) if one.case.kind else tr("Both say the same")


def case_content(
    one: Seen, at: int, whole: int, labels: LabelSet, decision: Decision | None
) -> CaseContent:
    """What stands above the article of a case."""
    case = one.case
    pairs = ((one.a.name, case.a, case.words[0]), (one.b.name, case.b, case.words[1]))
    return CaseContent(
        class_of(one),
        tr("{at} of {whole}", at=at + 1, whole=min(whole, MOST)),
        [_version(name, marks, words, labels) for name, marks, words in pairs],
        _reason(decision),
    )


def _labels_of(one: Seen, labels: LabelSet) -> str:
    marks = (*one.case.a[:1], *one.case.b[:1])
    return isolated(" / ".join(dict.fromkeys(_asked_or_said(mark, labels) for mark in marks)))


def _asked_or_said(mark: Mark, labels: LabelSet) -> str:
    """The label of a mark; of an article's label the question."""
    return (
        question_title(mark, labels) if isinstance(mark, ArticleLabel) else title_of(mark, labels)
    )


def _version(name: str, marks: Sequence[Mark], words: str, labels: LabelSet) -> Version:
    if not marks:
        return Version(isolated(name), "", tr("nothing"))
    titles = dict.fromkeys(title_of(mark, labels) for mark in marks)
    if isinstance(marks[0], ArticleLabel):
        question = question_title(marks[0], labels)
        return Version(isolated(name), isolated(question), isolated(" · ".join(titles)))
    return Version(isolated(name), isolated(" · ".join(titles)), isolated(words))


def _reason(decision: Decision | None) -> str:
    if decision is None:
        return ""
    said, reason = method_words(decision), decision.why.reason
    return tr("{said} “{reason}”", said=said, reason=isolated(reason)) if reason else said


def _words(one: Seen, labels: LabelSet) -> str:
    case = one.case
    first, second = case.words
    if is_about_article((*case.a, *case.b)):
        first, second = (
            " · ".join(title_of(mark, labels) for mark in marks) for marks in (case.a, case.b)
        )
        return isolated(" / ".join(part for part in (first, second) if part))
    if not first or not second or first == second:
        return quoted(first or second)
    return f"{quoted(first)} / {quoted(second)}"


def _badness(found: Plain) -> tuple[float, int]:
    value = found["strict_f1"]
    return (1.0 if value is None else float(value), -int(found["disagreements"]))


def _each_with_gold(report: Plain) -> Drawing:
    rows = []
    for pair in report["pairs"]:
        found = pair["entities"]
        ends = found["ci95"]
        rows.append(
            Bar(
                pair["annotators"][0],
                found["strict_f1"],
                (float(ends[0]), float(ends[1])) if ends else None,
                number(pair["articles"]),
                "accent",
                f"person:{pair['annotators'][0]}",
            )
        )
    return bars(tr("Entities: strict F1 with the gold, and articles"), rows, WIDTH)
