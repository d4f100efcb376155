import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats import by_id, cas_files

XMI = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>'
TYPES = "<types/>"


def found(path):
    return [
        (one.path.as_posix().partition(path.parent.as_posix() + "/")[2], one.types.decode())
        for one in cas_files.sources(path)
    ]


@pytest.mark.parametrize(
    "name", ["TypeSystem.xml", "typesystem.xml", "a-typesystem.xml", "a_type_system.xml"]
)
def test_a_type_system_is_found_beside_its_file(write, name):
    path = write("a.xmi", XMI)
    write(name, TYPES)
    assert found(path) == [("a.xmi", TYPES)]


def test_of_several_type_systems_the_file_has_its_own(write):
    path = write("in/a.xmi", XMI)
    write("TypeSystem.xml", "far")
    assert found(path) == [("a.xmi", "far")]
    write("in/TypeSystem.xml", "near")
    write("in/b-typesystem.xml", "other")
    assert found(path) == [("a.xmi", "near")]
    write("in/a-typesystem.xml", "own")
    assert found(path) == [("a.xmi", "own")]


def test_a_type_system_is_known_by_its_name():
    names = (
        "TypeSystem.xml",
        "debug-typesystem.xml",
        "type-system.XML",
        "news.xml",
        "typesystem.xmi",
    )
    assert [cas_files.is_type_system(name) for name in names] == [True, True, True, False, False]


def test_a_file_that_is_asked_for_and_is_no_cas_is_refused(tmp_path):
    (tmp_path / "a.json").write_bytes(b"PK\x03\x04")
    with pytest.raises(BadInput, match=r"a\.json: this is no CAS"):
        list(by_id("cas").read(tmp_path / "a.json", reading()))
    assert list(by_id("cas").read(tmp_path, reading())) == []
