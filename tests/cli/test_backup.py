from annotator.store.project import Project


def test_the_copy_is_a_whole_project(hashiya, project, tmp_path):
    to = tmp_path / "copy.hashiya"
    ran = hashiya("backup", project, to, "--json")
    assert (ran.status, ran.json) == (0, {"backup": str(to)})
    assert hashiya("stats", to, "--json").json == hashiya("stats", project, "--json").json


def test_a_project_that_is_being_written_can_be_copied(hashiya, project, tmp_path):
    with Project.open(project):
        assert hashiya("backup", project, tmp_path / "copy.hashiya").status == 0


def test_a_folder_takes_it_under_its_own_name(hashiya, project, tmp_path):
    folder = tmp_path / "safe"
    folder.mkdir()
    ran = hashiya("backup", project, folder, "--json")
    assert ran.json["backup"] == str(folder / "news.hashiya")


def test_nothing_is_overwritten(hashiya, project, tmp_path):
    to = tmp_path / "poem.txt"
    to.write_text("mine")
    assert hashiya("backup", project, to).status == 3
    assert to.read_text() == "mine"
