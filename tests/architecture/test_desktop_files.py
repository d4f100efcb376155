"""The files that tell a Linux desktop about the program say what the program says of itself."""

import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

import annotator
from annotator.store.migrations import APPLICATION_ID

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
DESKTOP = LINUX / "hashiya.desktop"
MIME = LINUX / "hashiya.xml"
METAINFO = LINUX / "org.hashiya.hashiya.metainfo.xml"
IN_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
MEDIA_TYPE = "application/vnd.hashiya+sqlite3"


def xml(path):
    return ET.parse(path)  # noqa: S314 - our own file


def entry():
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DESKTOP, "utf-8")
    return parser["Desktop Entry"]


def validated(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_desktop_entry_is_valid():
    assert validated("desktop-file-validate", DESKTOP) == ""


def test_the_metainfo_is_valid():
    validated("appstreamcli", "validate", "--no-net", METAINFO)


def test_the_media_type_is_valid(tmp_path):
    (tmp_path / "packages").mkdir()
    shutil.copy(MIME, tmp_path / "packages")
    validated("update-mime-database", tmp_path)
    assert f"{MEDIA_TYPE}:*.hashiya" in (tmp_path / "globs2").read_text("utf-8")


def test_the_magic_is_that_of_our_files():
    outer, inner = xml(MIME).iter(f"{IN_MIME}match")
    assert (outer.get("value"), outer.get("offset")) == ("SQLite format 3", "0")
    assert inner.get("offset") == "68"
    assert int(inner.get("value"), 16) == APPLICATION_ID


def test_all_name_the_same_media_type():
    types = {
        xml(MIME).find(f"{IN_MIME}mime-type").get("type"),
        xml(METAINFO).findtext("provides/mediatype"),
        entry()["MimeType"].rstrip(";"),
    }
    assert types == {MEDIA_TYPE}


def test_the_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    released = xml(METAINFO).find("releases/release").get("version")
    assert project["version"] == annotator.__version__ == released


def test_the_command_and_the_icon_exist():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert entry()["TryExec"] in project["scripts"]
    assert (ROOT / "resources" / "icons" / f"{entry()['Icon']}.svg").is_file()
    assert xml(METAINFO).findtext("launchable") == DESKTOP.name


@pytest.mark.parametrize("key", ["Name", "GenericName", "Comment", "Keywords"])
def test_it_is_said_in_arabic_too(key):
    assert entry()[f"{key}[ar]"] != entry()[key]
