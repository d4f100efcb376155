"""Every command that the pages for people show can be given."""

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")
OURS = ("python3 run.py", "hashiya", ".venv/bin/hashiya", "python3 -m annotator")


def commands():
    """Page and words of each command of ours in a ``bash`` block; a comment is no word."""
    out = []
    for page in PAGES:
        for block in re.findall(r"```bash\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL):
            lines = block.replace("\\\n", " ").splitlines()
            out += [(page, shlex.split(line, comments=True)) for line in lines]
    return [(page, words) for page, words in out if words]


def of_hashiya(words):
    """The arguments that reach hashiya; None for a command that is not ours or runs the tests."""
    line = shlex.join(words)
    start = next((start for start in OURS if line == start or line.startswith(f"{start} ")), None)
    if start is None or {"--test", "--fuzz"} & set(words):
        return None
    return words[len(start.split()) :]


@cache
def help_of(command):
    """What ``hashiya COMMAND --help`` prints; it must exit with 0."""
    done = subprocess.run(
        [sys.executable, "-m", "annotator", *([command] if command else []), "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize(
    ("page", "words"), commands(), ids=lambda v: v if isinstance(v, str) else shlex.join(v)
)
def test_a_command_of_the_pages_exists(page, words):
    arguments = of_hashiya(words)
    if arguments is None:
        for word in words:
            if word.endswith(".py") or word.startswith("tests/"):
                assert (ROOT / word).exists(), f"{page} names {word}"
        return
    if not arguments:
        return
    shown = help_of(arguments[0])
    for option in (word.partition("=")[0] for word in arguments if word.startswith("--")):
        assert option in shown, f"{page}: hashiya {arguments[0]} has no {option}"


def test_the_two_commands_that_start_everything_are_shown():
    shown = [shlex.join(words) for page, words in commands() if page == "README.md"]
    assert "python3 run.py" in shown
    assert "python3 run.py --test" in shown


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_what_a_page_links_to_is_there(page):
    linked = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8"))
    assert [name for name in linked if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_what_a_page_names_is_there(page):
    named = re.findall(r"`([\w./]+/[\w./]*)`", (ROOT / page).read_text("utf-8"))
    places = (ROOT, ROOT / "annotator")
    missing = [n for n in named if not any((place / n).exists() for place in places)]
    assert missing == []
