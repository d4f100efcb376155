"""Builds the program as a folder that needs no Python, and tries it out.

    python3 packaging/freeze.py [FOLDER]

The folder ``hashiya`` in FOLDER (``dist`` if none is named) is the whole program. Building takes
two minutes. The environment it is built in is made in ``build/venv`` from
``packaging/locks/freeze.txt``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "build" / "venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
# The only libraries that can be stripped with a gain and no harm: numpy's OpenBLAS breaks.
STRIPPED = ("spacy", "thinc", "srsly", "preshed", "cymem", "murmurhash", "blis")
WINDOW_SECONDS = 5
TEXT = "زار وزير الخارجية المصري القاهرة يوم الأحد، والتقى الوفد في مقر الجامعة العربية. " * 12


def main() -> None:
    """Builds, strips and tries the program; ends with a message if it does not work."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()
    make_environment()
    build(folder)
    program = folder / "hashiya" / ("hashiya.exe" if os.name == "nt" else "hashiya")
    strip(program.parent)
    with tempfile.TemporaryDirectory() as scratch:
        try_out(program, Path(scratch))
    size = sum(path.stat().st_size for path in program.parent.rglob("*") if not path.is_symlink())
    print(f"{program.parent}: {size / 1e6:.0f} MB; it works.")


def make_environment() -> None:
    """The environment to build in, with nothing but what the program needs and PyInstaller."""
    if not Path(PYTHON).exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    checked = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
    lock = ROOT / "packaging" / "locks" / "freeze.txt"
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, *checked, "-r", str(lock)], check=True)


def build(folder: Path) -> None:
    """Runs PyInstaller."""
    spec = ROOT / "packaging" / "hashiya.spec"
    places = ["--distpath", str(folder), "--workpath", str(ROOT / "build" / "frozen")]
    quiet = ["--noconfirm", "--clean", "--log-level", "WARN"]
    subprocess.run([PYTHON, "-m", "PyInstaller", *quiet, *places, str(spec)], cwd=ROOT, check=True)


def strip(program: Path) -> None:
    """Takes the symbols out of the libraries that bear it, where there is a ``strip``."""
    tool = shutil.which("strip")
    if tool is None or not sys.platform.startswith("linux"):
        return
    inside = program / "_internal"
    libraries = [path for name in STRIPPED for path in (inside / name).rglob("*.so")]
    subprocess.run([tool, "--strip-unneeded", *libraries], check=True)


def try_out(program: Path, scratch: Path) -> None:
    """Goes the tour in both languages, imports what needs the large libraries, opens the window."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    env = {**os.environ, **dict.fromkeys(homes, str(scratch)), "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [program, *words], cwd=scratch, env=env, check=False, capture_output=True, timeout=120
        )
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            sys.exit(f"hashiya {' '.join(words)} ended with {done.returncode}:\n{said}")
        return done.stdout.decode("utf-8")

    for language in ("ar", "en"):
        run("tour", "--lang", language, "--out", f"tour-{language}")
    files = ("old.txt", "page.html")  # decoding and extraction are done by compiled libraries
    page = f"<html><body><article><h1>خبر</h1><p>{TEXT}</p></article></body></html>"
    (scratch / files[0]).write_bytes(TEXT.encode("cp1256"))
    (scratch / files[1]).write_text(page, "utf-8")
    run("new", "own.hashiya", "--labels", "news")
    run("import", "own.hashiya", *files)
    if json.loads(run("search", "own.hashiya", "القاهرة", "--json"))["count"] != len(files):
        sys.exit("The import did not bring in the words of both files.")
    open_window(program, scratch, env)


def open_window(program: Path, scratch: Path, env: dict[str, str]) -> None:
    """Opens the window for some seconds; it must stay open and say nothing."""
    with (scratch / "said.txt").open("wb") as said:
        window = subprocess.Popen([program], cwd=scratch, env=env, stdout=said, stderr=said)
        time.sleep(WINDOW_SECONDS)
        ended = window.poll()
        window.terminate()
        window.wait()
    lines = (scratch / "said.txt").read_text("utf-8", errors="replace").splitlines()
    # Where there is no screen Qt says that it cannot hint at a window's size.
    lines = [line for line in lines if "propagateSizeHints" not in line]
    if ended is not None or lines:
        sys.exit("\n".join([f"The window did not stay open as it should ({ended}):", *lines]))


if __name__ == "__main__":
    main()
