import json

import pytest

from annotator.errors import BadInput, NotFound, NotSaved
from annotator.formats import label_set_files
from annotator.model.labels import AttributeKind, Label, LabelSet, RelationLabel

CONF = """[entities]
Person
Org

[relations]
works_for\tArg1:Person, Arg2:Org
alias\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive

[events]

[attributes]
Sure\tArg:Person
Kind\tArg:Org, Value:club|firm
"""


def test_a_label_set_survives_its_file_and_letters_can_be_read_in_it(tmp_path):
    labels = LabelSet(
        "mine",
        (Label("ORG", {"ar": "منظمة"}, "1", examples={"ar": ("ميتا", "الأهلي")}),),
        (RelationLabel("in", symmetric=True),),
    )
    path = tmp_path / "mine.json"
    label_set_files.write(labels, path)
    assert label_set_files.read(path) == labels
    assert "منظمة" in path.read_text("utf-8")
    assert path.read_bytes().endswith(b"}\n")
    assert [one.name for one in tmp_path.iterdir()] == ["mine.json"]


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path):
    with pytest.raises(NotSaved, match="gone"):
        label_set_files.write(LabelSet("x"), tmp_path / "gone" / "x.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(NotSaved):
        label_set_files.write(LabelSet("x"), tmp_path / "folder.json")
    assert [one.name for one in tmp_path.iterdir()] == ["folder.json"]


def test_brats_configuration_is_a_label_set(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "annotation.conf").write_text(CONF, "utf-8")
    (folder / "visual.conf").write_text("[labels]\nPerson | شخص\n", "utf-8")
    labels = label_set_files.read(folder / "annotation.conf")
    assert labels == label_set_files.read(folder)
    assert labels.name == "corpus"
    assert [one.name for one in labels.entities] == ["Person", "Org"]
    assert [one.key for one in labels.entities] == ["1", "2"]
    assert labels.entity("Person").titles == {"en": "شخص"}
    assert labels.entity("Org").attributes[0].values == ("club", "firm")
    assert labels.entity("Person").attributes[0].kind is AttributeKind.BOOLEAN
    assert labels.relation("works_for").tails == ("Org",)
    assert labels.relation("alias").transitive
    (folder / "visual.conf").unlink()
    assert label_set_files.read(folder).entity("Person").titles == {}


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.json", b'{"entities": []}', r"a\.json"),
        ("a.json", b"[entities]", r"a\.json"),
        ("a.conf", b"hello\n", "no entities"),
        ("a.json", b" " * (5 * 1024 * 1024), "large"),
    ],
)
def test_what_is_no_label_set_is_refused_by_name(tmp_path, name, raw, says):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(BadInput, match=says):
        label_set_files.read(tmp_path / name)


def test_what_is_not_there_is_named(tmp_path):
    for name in ("none.json", "none.conf"):
        with pytest.raises(NotFound, match="none"):
            label_set_files.read(tmp_path / name)
    with pytest.raises(NotFound, match=r"annotation\.conf"):
        label_set_files.read(tmp_path)


def test_the_form_in_the_file_is_that_of_the_command_line(tmp_path):
    label_set_files.write(LabelSet("x", (Label("A"),)), tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == {
        "name": "x",
        "entities": [{"name": "A", "colour": "blue"}],
    }
