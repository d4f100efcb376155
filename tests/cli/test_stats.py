from annotator.i18n import use_eastern_digits


def test_the_shape_of_the_counts(hashiya, project):
    assert hashiya("stats", project, "--json").json == {
        "articles": 2,
        "annotators": {
            "nour": {"done": 0, "in_progress": 0, "new": 2},
            "layla": {"done": 1, "in_progress": 1, "new": 0},
            "gold": {"done": 1, "in_progress": 0, "new": 1},
        },
        "labels": {"GPE": 3, "ORG": 1},
        "relations": {"located_in": 1},
    }


def test_people_read_lines(hashiya, project):
    lines = hashiya("stats", project).out.splitlines()
    assert lines[0] == "2 articles"
    assert "layla: 1 done, 1 in progress, 0 new" in lines
    assert "  GPE  3" in lines
    assert "  → located_in  1" in lines
    use_eastern_digits(wanted=True)
    try:
        assert "٣" in hashiya("stats", project).out
        assert hashiya("stats", project, "--json").json["articles"] == 2
    finally:
        use_eastern_digits(wanted=False)
