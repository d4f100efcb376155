import pytest

from annotator.errors import BadInput
from annotator.usecases.backup import backup


def test_a_copy_is_whole_and_replaces_nothing(project, tmp_path):
    made = backup(project, tmp_path / "copy.hashiya")
    with type(project).open(made) as copy:
        assert copy.uid == project.uid
        assert list(copy.problems()) == []
    with pytest.raises(BadInput):
        backup(project, made)


def test_a_folder_takes_it_under_its_own_name(project, tmp_path):
    folder = tmp_path / "safe"
    folder.mkdir()
    assert backup(project, folder) == folder / "small.hashiya"
