def names(ran):
    return [(one["name"], one["kind"]) for one in ran.json["annotators"]]


def test_annotators_are_listed_in_the_order_in_which_they_came(hashiya, project):
    people = [("nour", "person"), ("layla", "person"), ("gold", "gold")]
    assert names(hashiya("annotators", project, "list", "--json")) == people
    assert "layla" in hashiya("annotators", project, "list").out


def test_one_is_added_once(hashiya, project):
    ran = hashiya("annotators", project, "add", "Um  Kulthum", "--json")
    assert ran.json == {"name": "Um Kulthum", "kind": "person"}
    assert hashiya("annotators", project, "add", "Um Kulthum").status == 3
    assert hashiya("annotators", project, "add", " ").status == 3
    assert hashiya("annotators", project, "add").status == 2
    assert len(names(hashiya("annotators", project, "list", "--json"))) == 4
