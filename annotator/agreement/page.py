"""A report as one HTML file in several languages: no script, nothing from elsewhere.

The same content gives the same page, to the byte.
"""

from collections.abc import Iterator, Sequence

from annotator.agreement import page_people, page_sections
from annotator.agreement.page_content import Content, places
from annotator.agreement.page_markup import isolated, text
from annotator.agreement.page_sections import Places, Section
from annotator.agreement.page_style import style
from annotator.i18n import LANGUAGES, is_right_to_left, speaking, tr, trn

_SAFE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CHECKED = ' checked="checked"'


def page(content: Content, languages: Sequence[str]) -> str:
    """The page; it opens in the first of the ``languages`` (keys of ``i18n.LANGUAGES``)."""
    first = languages[0]
    with speaking(first):
        title, direction = text(_title(content)), _direction()
    buttons = "".join(
        f'<input class="switch" type="radio" name="language" id="show-{one}"'
        f"{_CHECKED if one == first else ''}/>"
        for one in languages
    )
    labels = "".join(
        f'<label for="show-{one}" lang="{one}">{text(LANGUAGES[one])}</label>' for one in languages
    )
    bodies = "".join(_in_language(content, one) for one in languages)
    return (
        f'<!DOCTYPE html>\n<html lang="{first}" dir="{direction}">\n<head><meta charset="utf-8"/>'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}"/>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"/>'
        f"<title>{title}</title>\n<style>{style(tuple(languages))}</style></head>\n"
        f'<body>{buttons}<div class="bar">{labels}</div>\n{bodies}</body>\n</html>\n'
    )


def _in_language(content: Content, language: str) -> str:
    with speaking(language):
        targets = places(content, language)
        shown = [(key, name, body) for key, name, body in _sections(content, targets) if body]
        ids = {key: targets.get(key, f"{language}-{key}") for key, _, _ in shown}
        links = "".join(f'<a href="#{ids[key]}">{text(name)}</a>' for key, name, _ in shown)
        bodies = "\n".join(
            f'<section><h2 id="{ids[key]}">{text(name)}</h2>{body}</section>'
            for key, name, body in shown
        )
        return (
            f'<main lang="{language}" dir="{_direction()}">{_head(content)}'
            f"<nav>{links}</nav>\n{bodies}</main>\n"
        )


def _sections(content: Content, targets: Places) -> Iterator[tuple[str, str, str]]:
    """Each by its key, its heading, and what stands under it."""
    named: list[tuple[str, str, Section]] = [
        ("measures", tr("Measures"), page_sections.of_measures),
        ("labels", tr("Labels of entities"), page_sections.of_labels),
        ("confusion", tr("Which label met which"), page_sections.of_confusion),
        ("entities", tr("Why entities differ"), page_sections.of_classes),
        ("by-relation", tr("Relations"), page_sections.of_relations),
        ("relations", tr("Why relations differ"), page_sections.of_relation_classes),
        ("about", tr("Labels of the article"), page_sections.of_answers),
        ("pairs", tr("Pairs of annotators"), page_people.of_pairs),
        ("people", tr("Each annotator and the gold"), page_people.of_people),
        ("weeks", tr("From week to week"), page_people.of_weeks),
        ("articles", tr("Articles, the worst first"), page_people.of_articles),
        ("how", tr("How this is counted"), _how),
    ]
    for key, name, section in named:
        yield key, name, section(content, targets)


def _title(content: Content) -> str:
    people = _people(content)
    project = f"\u2068{content.project}\u2069"
    if content.gold and len(people) == 1:
        name = f"\u2068{people[0]}\u2069"
        return tr("{name} and the gold of {project}", name=name, project=project)
    if content.gold:
        return tr("Annotators and the gold of {project}", project=project)
    return tr("Agreement in {project}", project=project)


def _people(content: Content) -> list[str]:
    return [name for name in content.report["all"]["annotators"] if name != content.gold]


def _head(content: Content) -> str:
    found = content.report["all"]
    articles = trn("{n} article", "{n} articles", found["articles"])
    facts = (
        (tr("Project"), isolated(content.project)),
        (tr("Annotators"), tr(", ").join(isolated(name) for name in _people(content))),
        (_done_by(content), text(articles)),
        (tr("Made on"), f'<span dir="ltr">{text(content.made_on)}</span>'),
    )
    listed = "".join(f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in facts)
    warning = ""
    if found["few_articles"]:
        words = tr("Few articles: with others, the numbers could be quite different.")
        warning = f'<p class="few">{text(words)}</p>'
    return f'<h1>{text(_title(content))}</h1><dl class="facts">{listed}</dl>{warning}'


def _done_by(content: Content) -> str:
    """Which articles are counted."""
    return tr("Done, and in the gold") if content.gold else tr("Done by two or more")


def _how(_: Content, __: Places) -> str:
    told = (
        tr("Only articles that both annotators of a pair have done count."),
        tr("F1 is twice the marks that are the same, over the marks of both; it is pooled over the "
           "articles of a pair, and the mean of the pairs where there are several."),
        tr("The intervals come from drawing the articles again a thousand times."),
        tr("What nobody marked, or where all use one label, is undefined and not full agreement."),
        tr("A click on a number, a cell or a bar leads to examples of what lies behind it."),
    )  # fmt: skip
    return "".join(f"<p>{text(one)}</p>" for one in told)


def _direction() -> str:
    return "rtl" if is_right_to_left() else "ltr"
