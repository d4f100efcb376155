def test_a_word_is_found_however_it_is_written(hashiya, project):
    found = hashiya("search", project, "القاهرة", "--json").json
    assert found["count"] == 2
    places = [(hit["article"], hit["start"], hit["end"]) for hit in found["hits"]]
    assert places == [("a1", 13, 20), ("a2", 18, 25)]
    assert all("القاهر" in hit["context"] for hit in found["hits"])
    assert hashiya("search", project, "الشركه", "--json").json["count"] >= 1


def test_what_is_nowhere(hashiya, project):
    assert hashiya("search", project, "فيل", "--json").json == {"count": 0, "hits": []}
    assert hashiya("search", project, '"', "--json").status == 0
    assert hashiya("search", project, "", "--json").json == {"count": 0, "hits": []}


def test_all_are_counted_and_few_are_shown(hashiya, project):
    found = hashiya("search", project, "القاهرة", "--limit", "1", "--json").json
    assert (found["count"], len(found["hits"])) == (2, 1)
    for wrong in ("0", "-3", "many", "1.5"):
        refused = hashiya("search", project, "x", "--limit", wrong)
        assert refused.status == 2
        assert f"{wrong} is no number from 1 on" in refused.err


def test_people_see_the_title_and_the_words_around(hashiya, project):
    out = hashiya("search", project, "ميتا").out
    assert "1 article has it." in out
    assert "شركة في القاهرة" in out
    assert "شركة ميتا في القاهرة" in out
