"""JSON of anybody, in lines or an array: texts and titles in fields that can be chosen."""

from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake, json_array, strict_json
from annotator.formats.format import ArticleRecord, Format, Found, ReadOptions, failed
from annotator.i18n import tr


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file; the fields that are not asked for become ``meta``."""
    is_lines = path.suffix.lower() != ".json"
    for where, line in strict_json.lines(path) if is_lines else json_array.elements(path):
        try:
            yield _article(strict_json.parse(line, where), path.name, options)
        except BadInput as error:
            yield failed(where, error, options)


def _article(value: object, name: str, options: ReadOptions) -> ArticleRecord:
    if not isinstance(value, dict):
        raise BadInput(tr("an object was expected."))
    text = value.pop(options.text_field, None)
    title = value.pop(options.title_field, "")
    if not isinstance(text, str):
        there = ", ".join(sorted(value)[:20])
        raise BadInput(
            tr(
                "no text in the field {name}; there are: {there}.",
                name=options.text_field,
                there=there,
            )
        )
    return intake.from_field(text, title if isinstance(title, str) else "", value, name, options)


JSONL = Format(
    id="jsonl",
    title="Articles in JSON lines",
    endings=(".jsonl", ".ndjson", ".json"),
    offsets="",
    read=read,
)
