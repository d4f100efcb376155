def places(ran):
    return [
        (one["article"], one["text"], one["label"], one["from"]) for one in ran.json["suggestions"]
    ]


def test_what_a_machine_would_mark_is_listed(hashiya, project):
    ran = hashiya("suggest", project, "--annotator", "layla", "--json")
    assert ran.status == 0
    assert ran.json["annotator"] == "layla"
    by_memory = [one for one in places(ran) if one[3] == "memory"]
    only = hashiya("suggest", project, "--annotator", "layla", "--from", "memory", "--json")
    assert places(only) == by_memory
    for one in ran.json["suggestions"]:
        assert one["end"] - one["start"] == len(one["text"])
        assert 0 < one["score"] <= 1


def test_one_article_is_enough(hashiya, project):
    ran = hashiya("suggest", project, "--article", "a2", "--annotator", "layla", "--json")
    assert {one[0] for one in places(ran)} <= {"a2"}
    assert hashiya("suggest", project, "--article", "a9").status == 3
    assert hashiya("suggest", project, "--from", "nowhere").status == 2


def test_nothing_is_marked_and_people_see_the_words(hashiya, project):
    before = hashiya("stats", project, "--json").json
    out = hashiya("suggest", project, "--annotator", "layla").out
    assert "suggestion" in out
    assert hashiya("stats", project, "--json").json == before
