"""What is committed holds nothing of the machine it was written on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BELONGS_TO_A_MACHINE = re.compile(
    # The brackets keep this list from finding itself.
    r"(?<![\w.])/(hom[e]/\w|Use[r]s/\w|roo[t]/|wor[k]/)|[A-Z]:\\Use[r]s|"
    r"(pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.|de[b]\.debian\.org|registr[y]\.yarnpkg)"
)


def tracked():
    """The files under version control that are text."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a checkout")
    names = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    paths = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return [path for path in paths if b"\0" not in path.read_bytes()[:8000]]


def test_no_file_names_a_place_of_one_machine_or_a_registry():
    found = {
        str(path.relative_to(ROOT)): hit.group()
        for path in tracked()
        if (hit := BELONGS_TO_A_MACHINE.search(path.read_text("utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "open('/hom" + "e/layla/x')",
        "C:\\Use" + "rs\\x",
        "https://pyp" + "i.org/simple",
        " /wor" + "k/main",
    ],
)
def test_such_a_place_is_found(text):
    assert BELONGS_TO_A_MACHINE.search(text)


@pytest.mark.parametrize("text", ["framework/main", "./homely", "docs/root", "the /home key"])
def test_other_words_are_let_be(text):
    assert not BELONGS_TO_A_MACHINE.search(text)
