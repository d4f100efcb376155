import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats.articles_jsonl import read
from annotator.formats.format import Failed

LINES = '{"id": 7, "headline": "عنوان", "body": "نص\\r\\nسطر", "tags": ["a"]}\n\n{"body": "آخر"}\n'


def test_the_fields_are_chosen_and_the_others_become_meta(write):
    options = reading(text_field="body", title_field="headline")
    first, second = read(write("a.jsonl", LINES), options)
    assert (first.article.title, first.article.text) == ("عنوان", "نص\nسطر")
    assert first.article.meta == {"id": 7, "tags": ["a"]}
    assert (second.article.title, second.article.text, second.article.meta) == ("آخر", "آخر", {})


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"a": 1, "b": 2}', "no text in the field text; there are: a, b"),
        ('{"text": 5}', "no text"),
        ("[]", "object"),
        ("{", "not JSON"),
        ('{"text": " "}', "no text"),
    ],
)
def test_a_line_without_text_stops_or_is_told(write, line, why):
    path = write("a.jsonl", f'{{"text": "نص"}}\n{line}\n{{"text": "نص"}}')
    with pytest.raises(BadInput, match=rf"a\.jsonl:2: .*{why}"):
        list(read(path, reading()))
    told = list(read(path, reading(keep_going=True)))
    assert len(articles(told)) == 2
    assert [one.where for one in told if isinstance(one, Failed)] == [f"{path}:2"]


@pytest.mark.parametrize("between", [",", ",\n", "\n"])
def test_an_array_of_articles_is_read_as_the_lines_are(write, between):
    inside = between.join(('{"text": "نص"}', '{\n "text": "آخر"\n}'))
    path = write("a.json", inside if between == "\n" else f"[{inside}]")
    assert [record.article.text for record in read(path, reading())] == ["نص", "آخر"]
    broken = write("b.json", '[{"text": "نص"}, {"x": 1}]')
    with pytest.raises(BadInput, match=r"b\.json:2: no text in the field text"):
        list(read(broken, reading()))
