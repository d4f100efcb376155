"""Which format a file is taken for."""

import pytest

from annotator.errors import NotFound
from annotator.formats import by_id, guess, sources
from annotator.formats.archives import Archives
from annotator.formats.format import WriteOptions


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", '{"hashiya": 1, "text": "x"}', "native"),
        ("a.JSONL", '{"uid": "1", "hashiya":1, "text": "x"}', "native"),
        ("a.jsonl", '{"text": "says \\"hashiya\\": 1"}', "jsonl"),
        ("a.ndjson", '{"text": "x"}', "jsonl"),
        ("a.json", '{"text": "x"}', "jsonl"),
        ("a.txt", "x", "text"),
        ("a.ann", "", "brat"),
        ("a.htm", "x", "html"),
        ("a", "\n<!DOCTYPE html><p>", "html"),
        ("a", "x", None),
        ("a.csv", "text", "csv"),
        ("a.tsv", "text", "csv"),
        ("a.spacy", b"x", "spacy"),
        ("a.png", b"x", None),
        ("losses.jsonl", "{}", None),
        ("a.conll.losses.jsonl", "{}", None),
        ("mylosses.jsonl", '{"text": "x"}', "jsonl"),
        ("hashiya.json", '{"hashiya": 1}', None),
    ],
)
def test_a_file_is_known_by_its_ending_and_its_beginning(write, name, content, expected):
    found = guess(write(name, content))
    assert (found.id if found else None) == expected


def test_a_text_with_marks_beside_it_is_brat(write):
    path = write("a.txt", "x")
    write("a.ann", "")
    assert guess(path).id == "brat"


def test_a_folder_is_walked_by_name(write, tmp_path):
    for name in ("b/2.txt", "a.html", "b/1.csv", ".hidden.txt", "c.png"):
        write(name, "x")
    found = [
        (path.relative_to(tmp_path).as_posix(), one.id)
        for path, one in sources(tmp_path, Archives())
    ]
    assert found == [("a.html", "html"), ("b/1.csv", "csv"), ("b/2.txt", "text")]


def test_what_describes_a_data_set_is_no_article(write, tmp_path):
    for name in ("dataset_infos.json", "data/dataset_info.json", "README.md", ".gitattributes"):
        write(name, "{}")
    write("data/train.jsonl", "{}")
    assert [path.name for path, _ in sources(tmp_path, Archives())] == ["train.jsonl"]


def test_links_out_of_a_folder_are_not_followed(write, tmp_path):
    outside = write("outside/secret.txt", "x").parent
    write("in/a.txt", "x")
    (tmp_path / "in" / "link").symlink_to(outside)
    assert [path.name for path, _ in sources(tmp_path / "in", Archives())] == ["a.txt"]


@pytest.mark.parametrize("name", ["brat", "spacy"])
def test_an_exported_folder_is_read_as_one(name, hard, tmp_path):
    by_id(name).write(hard, tmp_path / "out", WriteOptions(annotators=("layla", "omar")))
    assert [(p, f.id) for p, f in sources(tmp_path, Archives())] == [(tmp_path / "out", name)]


def test_nothing_to_read_is_said(tmp_path):
    with pytest.raises(NotFound):
        list(sources(tmp_path, Archives()))
    with pytest.raises(NotFound):
        list(sources(tmp_path / "none", Archives()))


def test_a_file_whose_name_tells_no_format_is_refused_with_what_to_do(write):
    for name in ("news", "news.bin"):
        with pytest.raises(NotFound, match=r"news.*say which it is \(--format\)"):
            list(sources(write(name, "{}\n"), Archives()))
    for name in ("TypeSystem.xml", "hashiya.json"):
        with pytest.raises(NotFound, match=r"nothing at .* that can be read"):
            list(sources(write(name, "{}\n"), Archives()))


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(NotFound, match="native"):
        by_id("word")
