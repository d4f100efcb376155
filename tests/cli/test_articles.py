def listed(ran):
    return [(one["uid"], one["status"], one["entities"]) for one in ran.json["articles"]]


def test_articles_are_listed_as_an_annotator_has_them(hashiya, project):
    ran = hashiya("articles", project, "--annotator", "layla", "--json")
    assert listed(ran) == [("a1", "done", 2), ("a2", "in_progress", 1)]
    assert ran.json["articles"][0]["title"] == "شركة في القاهرة"
    assert ran.json["articles"][0]["characters"] == 20
    mine = hashiya("articles", project, "--json")
    assert mine.json["annotator"] == "nour"
    assert listed(mine) == [("a1", "new", 0), ("a2", "new", 0)]
    assert "a2" in hashiya("articles", project).out


def test_by_status(hashiya, project):
    words = ["articles", project, "--annotator", "layla", "--json", "--status"]
    assert listed(hashiya(*words, "done")) == [("a1", "done", 2)]
    assert listed(hashiya(*words, "skipped")) == []
    assert hashiya(*words, "lost").status == 2


def test_nobody_of_that_name(hashiya, project):
    ran = hashiya("articles", project, "--annotator", "zeno")
    assert ran.status == 3
    assert "layla" in ran.err
