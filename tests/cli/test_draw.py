import pytest


def test_an_article_is_drawn_with_the_marks_of_whom_has_some(hashiya, project, tmp_path):
    out = tmp_path / "page.png"
    ran = hashiya("draw", project, "--article", "a1", "--out", out, "--json")
    assert ran.status == 0
    assert ran.json == {"files": [str(out)], "article": "a1", "annotator": "layla"}
    ((page, where),) = hashiya.drawn
    assert where == out
    assert page.article.uid == "a1"
    assert sorted(e.label for e in page.annotation.entities.values()) == ["GPE", "ORG"]
    assert page.labels.entity("ORG")
    assert not page.dark


def test_whose_marks_and_how(hashiya, project, tmp_path):
    words = ["draw", project, "--article", "a1", "--out", tmp_path / "p.svg"]
    hashiya(*words, "--annotator", "gold", "--dark")
    ((page, _),) = hashiya.drawn
    assert [e.label for e in page.annotation.entities.values()] == ["GPE"]
    assert page.dark


@pytest.mark.parametrize(
    ("article", "out", "more"),
    [
        ("zz", "p.png", []),
        ("a1", "p.gif", []),
        ("a1", "nowhere/p.png", []),
        ("a1", "p.png", ["--annotator", "zeno"]),
    ],
)
def test_refusals(hashiya, project, tmp_path, article, out, more):
    ran = hashiya("draw", project, "--article", article, "--out", tmp_path / out, *more)
    assert (ran.status, ran.err.count("\n")) == (3, 1)
    assert hashiya.drawn == []
