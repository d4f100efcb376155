"""``hashiya agree``: how well annotators agree, and where they do not."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.i18n import number, tr, trn
from annotator.store.project import Project
from annotator.usecases import open_project
from annotator.usecases.progress import Progress

Plain = Mapping[str, Any]


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("agree", tr("Measure how well annotators agree"), run)
    parser.add_argument("--annotators", metavar="A,B,…", help=tr("whose marks; else all people's"))
    parser.add_argument(
        "--against-gold", action="store_true", help=tr("compare each of them with the gold")
    )
    parser.add_argument(
        "--html", metavar="FILE", help=tr("write the report as one page, with charts and examples")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Counts what was not counted yet, and reports."""
    path = Path(arguments.html) if arguments.html else None
    with (
        open_project.open_project(Path(arguments.project)) as project,
        progress(tr("Comparing")) as tell,
    ):
        report = _report(project, path, arguments, tell)
    if path is not None:
        console.result({**report, "html": str(path)}, str(path))
        return DONE
    lines = [line for pair in report["pairs"] for line in _of_pair(pair)]
    if len(report["pairs"]) > 1 and report["all"]["articles"]:
        lines += _of_all(report["all"])
    console.result(report, *lines)
    return DONE


def _report(
    project: Project, path: Path | None, arguments: argparse.Namespace, tell: Progress
) -> Plain:
    from annotator.usecases import agreement  # it computes with numpy, which takes long to load

    names, beside_gold = names_of(arguments.annotators), arguments.against_gold
    if path is not None:
        from annotator.usecases.agreement_report import write_report

        return write_report(project, path, names, against_gold=beside_gold, progress=tell)
    measure = agreement.agreement_with_gold if beside_gold else agreement.agreement_of
    return measure(project, names, tell)


def names_of(listed: str | None) -> list[str]:
    """The names in a list with commas."""
    return [name for one in (listed or "").split(",") if (name := one.strip())]


def _of_pair(pair: Plain) -> list[str]:
    one, other = pair["annotators"]
    if not pair["articles"]:
        return [tr("{a} and {b}: no article that both have done", a=one, b=other)]
    heading = tr("{a} and {b}: {articles}", a=one, b=other, articles=_articles(pair))
    words = tr("  Entities differ: {classes}"), tr("  Relations differ: {classes}")
    return [heading, *_measures(pair), *_classes(pair, words)]


def _of_all(mean: Plain) -> list[str]:
    heading = tr("Mean of all pairs: {articles}", articles=_articles(mean))
    together = (
        tr("  Entities differ, all pairs together: {classes}"),
        tr("  Relations differ, all pairs together: {classes}"),
    )
    return [heading, *_measures(mean), *_classes(mean, together)]


def _articles(found: Plain) -> str:
    articles = trn("{n} article", "{n} articles", found["articles"])
    if found["few_articles"]:
        return tr("{articles} (few articles: take the numbers with care)", articles=articles)
    return articles


def _measures(found: Plain) -> list[str]:
    entities, relations = found["entities"], found["relations"]
    tokens, semeval = found["tokens"], found["semeval"]
    return [
        tr(
            "  Entities, F1: {strict} strict{interval}, {edge} with edges trimmed, {overlap} by "
            "overlap",
            strict=_value(entities["strict_f1"]),
            interval=_interval(entities["ci95"]),
            edge=_value(entities["edge_f1"]),
            overlap=_value(entities["overlap_f1"]),
        ),
        tr(
            "  Labels of aligned entities, α: {alpha}; {coverage} of all entities are aligned",
            alpha=_value(entities["label_alpha"]),
            coverage=_share(entities["coverage"]),
        ),
        tr(
            "  Relations, F1: {strict} strict{interval}, {relaxed} relaxed, {given} where both "
            "ends are matched",
            strict=_value(relations["strict_f1"]),
            interval=_interval(relations["ci95"]),
            relaxed=_value(relations["relaxed_f1"]),
            given=_value(relations["given_ends_f1"]),
        ),
        tr(
            "  SemEval-2013, F1: {strict} strict, {exact} exact, {partial} partial, {type} type",
            strict=_value(semeval["strict"]),
            exact=_value(semeval["exact"]),
            partial=_value(semeval["partial"]),
            type=_value(semeval["type"]),
        ),
        tr(
            "  Words, κ: {kappa}; {rest} without words that both left unmarked",
            kappa=_value(tokens["kappa"]),
            rest=_value(tokens["kappa_without_o"]),
        ),
    ]


def _classes(found: Plain, words: tuple[str, str]) -> list[str]:
    """How often each class is, of entities and of relations; each in its ``words``."""
    counts = found["classes"], found["relation_classes"]
    return [
        said.format(classes=tr(", ").join(f"{kind} {number(n)}" for kind, n in classes.items()))
        for said, classes in zip(words, counts, strict=True)
        if classes
    ]


def _value(value: float | None) -> str:
    return tr("undefined") if value is None else f"{value:.3f}"


def _share(value: float | None) -> str:
    return tr("undefined") if value is None else f"{100 * value:.0f} %"


def _interval(ends: tuple[float, float] | None) -> str:
    if not ends:
        return ""
    return tr(" ({low}–{high} in 95 %)", low=f"{ends[0]:.3f}", high=f"{ends[1]:.3f}")
