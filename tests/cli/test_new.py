import pytest

from annotator.store.project import Project


def test_a_project_knows_its_labels_its_policy_and_the_computers_user(hashiya, tmp_path):
    path = tmp_path / "a.hashiya"
    ran = hashiya("new", path, "--labels", "conll", "--policy", "token", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json == {"project": str(path), "labels": "conll", "policy": "token"}
    with Project.open(path) as made:
        assert made.policy == "token"
        assert made.labels.current().entity("MISC")
        assert [one.name for one in made.annotators.all()] == ["nour"]


def test_labels_may_come_from_a_file(hashiya, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text('{"name": "mine", "entities": [{"name": "SHIP"}]}')
    assert hashiya("new", tmp_path / "a.hashiya", "--labels", file).status == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["--labels", "nothing"],
        ["--labels", "BROKEN"],
    ],
)
def test_a_refusal_is_one_line_and_makes_nothing(hashiya, tmp_path, wrong):
    (tmp_path / "BROKEN").write_text("{")
    wrong = [str(tmp_path / w) if w == "BROKEN" else w for w in wrong]
    ran = hashiya("new", tmp_path / "a.hashiya", *wrong)
    assert ran.status == 3
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "a.hashiya").exists()


def test_nothing_is_overwritten(hashiya, tmp_path):
    path = tmp_path / "a.hashiya"
    path.write_text("my poem")
    assert hashiya("new", path).status == 3
    assert path.read_text() == "my poem"


def test_an_unknown_policy_is_wrong_usage(hashiya, tmp_path):
    assert hashiya("new", tmp_path / "a.hashiya", "--policy", "some").status == 2
