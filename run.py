"""Sets Hashiya up and starts it. Nothing but Python 3.11 to 3.14 needs to be there before.

    python3 run.py                    starts the window; with no display, shows the tour
    python3 run.py export ARGUMENTS   any other command of hashiya
    python3 run.py --test             every check and every test
    python3 run.py --test ARGUMENTS   the tests alone; the arguments go to pytest
    python3 run.py --fuzz             damaged files for a minute each, whatever reads files

What is installed, and where: the packages of ``packaging/locks`` in the folder ``.venv`` beside
this file, and, on Debian and Ubuntu as root, the system libraries that Qt lacks.
"""

from __future__ import annotations  # so that an older Python gets far enough to be told

import hashlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
READY = VENV / "hashiya-ready"  # a line for each thing that is done
OLDEST, NEWEST = (3, 11), (3, 14)

QT_LIBRARIES = (
    *("libglib2.0-0", "libgl1", "libegl1"),
    *("libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
)
WINDOW_LIBRARIES = (
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
)
LOAD_QT = """
import ctypes, pathlib, sys
import PySide6.QtWidgets
folder = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(folder / f"libq{sys.argv[1]}.so"))
"""

STEPS = (
    "ruff check --quiet --output-format concise .",
    "ruff format --check --quiet .",
    "mypy",
    "lint-imports --no-logo",
    "deptry annotator",
    "pytest -n 2",
)
FUZZ = "pytest -n auto --maxschedchunk 1 -v -m fuzz tests/formats tests/cli"


def main(arguments: list[str]) -> int:
    """Sets up what is missing, then starts what ``arguments`` ask for."""
    check_python()
    if arguments[:1] == ["--test"]:
        set_up("test")
        find_system_libraries("offscreen")
        return test(arguments[1:])
    if arguments == ["--fuzz"]:
        set_up("test")
        find_system_libraries("offscreen")
        return fuzz()
    set_up("run")
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    platform = platform_for(arguments)
    if platform == "xcb" and not has_display():
        say("There is no display here for a window, so this is the tour (hashiya tour).")
        arguments, platform = ["tour"], "offscreen"
    if platform:
        find_system_libraries(platform)
    return start([str(PYTHON), "-P", "-m", "annotator", *arguments])


def platform_for(arguments: list[str]) -> str:
    """The plugin that Qt needs for these arguments of hashiya; empty if they need no Qt."""
    if {"-h", "--help", "--version"} & set(arguments):
        return ""
    values = {n + 1 for n, word in enumerate(arguments) if word in ("--lang", "--bidi")}
    words = [w for n, w in enumerate(arguments) if n not in values and not w.startswith("-")]
    if words[:1] in ([], ["open"]):
        return os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0]
    return "offscreen" if words[0] in ("draw", "tour") else ""


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(arguments: list[str]) -> int:
    """Runs every check and the tests, or, with ``arguments``, those tests alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for program, *words in [["pytest", *arguments]] if arguments else map(str.split, STEPS):
        say(" ".join([program, *words]))
        if subprocess.call([str(SCRIPTS / program), *words], cwd=ROOT):
            failed.append(program)
            say(f"{program} failed.")
    if failed:
        say("Failed: " + ", ".join(failed) + ".")
    return 1 if failed else 0


def fuzz() -> int:
    """Gives damaged files to all that reads files, on all cores; the seed is said beforehand."""
    os.environ.setdefault("HASHIYA_FUZZ_SECONDS", "60")
    seed = os.environ.setdefault("HASHIYA_FUZZ_SEED", str(secrets.randbelow(2**32)))
    program, *words = FUZZ.split()
    say(f"HASHIYA_FUZZ_SEED={seed} {FUZZ}")
    status = subprocess.call([str(SCRIPTS / program), *words], cwd=ROOT)
    if status:
        say(f"Failed; to do the same again: HASHIYA_FUZZ_SEED={seed} python3 run.py --fuzz")
    return 1 if status else 0


def start(command: list[str]) -> int:
    """Becomes ``command``, where the system can; else runs it."""
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - the command is ours, and no shell is wanted
    return subprocess.call(command)


def check_python() -> None:
    """Stops if this is no Python that Hashiya runs on."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(
            "Hashiya needs Python 3.{} to 3.{}; this is Python {}.{}. Start it with another, "
            "for example:  python3.{} run.py".format(
                OLDEST[1], NEWEST[1], *sys.version_info[:2], NEWEST[1]
            )
        )


# What is ready


def is_ready(thing: str) -> bool:
    """Whether ``thing`` was written down as done."""
    return READY.is_file() and thing in READY.read_text("utf-8").splitlines()


def write_ready(*things: str) -> None:
    """Writes down what need not be done again."""
    with READY.open("a", encoding="utf-8") as ready:
        ready.writelines(f"{thing}\n" for thing in things)


def forget(kind: str) -> None:
    """Takes back what was written down under a first word."""
    lines = READY.read_text("utf-8").splitlines(keepends=True)
    READY.write_text("".join(line for line in lines if line.split()[0] != kind), "utf-8")


def digest(environment: str) -> str:
    """The name, for ``READY``, of a lock as it is now."""
    lock = lock_of(environment).read_bytes()
    return f"packages {environment} {hashlib.sha256(lock).hexdigest()}"


def lock_of(environment: str) -> Path:
    """The list of packages, with their hashes, that an environment is made of."""
    return ROOT / "packaging" / "locks" / f"{environment}.txt"


# The environment


def set_up(environment: str) -> None:
    """Makes ``.venv`` hold what the lock of ``environment`` says, unless it does already."""
    home = "python {}.{} in {}".format(*sys.version_info[:2], VENV)
    if PYTHON.exists() and is_ready(home) and is_ready(digest(environment)):
        return
    uv = shutil.which("uv")
    if not (PYTHON.exists() and is_ready(home)):
        make_venv(uv)
        link_project()
        write_ready(home)
    say("Installing Python packages into .venv (about 250 MB to fetch, a minute or two) ...")
    forget("packages")
    install(uv, lock_of(environment))
    # The lock of the tests holds all that the lock of the program does.
    write_ready(digest(environment), *([digest("run")] if environment == "test" else []))


def make_venv(uv: str | None) -> None:
    """Makes ``.venv``, anew if it is there for another Python or another place."""
    stale = READY.exists()
    if uv:
        keep = "--clear" if stale else "--allow-existing"
        run([uv, "venv", "--quiet", "--python", sys.executable, keep, VENV])
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = "{}.{}".format(*sys.version_info[:2])
        install_system_packages([f"python{version}-venv"], "Python's venv module is missing")
    run([sys.executable, "-m", "venv", *(["--clear"] if stale else []), VENV])


def link_project() -> None:
    """Makes the package importable in ``.venv``, and ``hashiya`` a command of it."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.check_output([PYTHON, "-c", code], text=True).strip()
    (Path(packages) / "hashiya.pth").write_text(f"{ROOT}\n", "utf-8")
    command = SCRIPTS / ("hashiya.cmd" if WINDOWS else "hashiya")
    if WINDOWS:
        command.write_text(f'@"{PYTHON}" -P -m annotator %*\n', "utf-8")
    else:
        command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -P -m annotator "$@"\n', "utf-8")
        command.chmod(0o755)


def install(uv: str | None, lock: Path) -> None:
    """Installs every package of ``lock``, none of them built here and each with a known hash."""
    installer = [uv] if uv else [str(PYTHON), "-m"]
    environment = ["--python", str(PYTHON)] if uv else ["--disable-pip-version-check"]
    checked = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(lock)]
    compiled = "--compile-bytecode" if uv else "--compile"
    run([*installer, "pip", "install", "--quiet", compiled, *environment, *checked])
    # Where Python is told to write no bytecode, every start would compile us anew.
    run([PYTHON, "-m", "compileall", "-q", ROOT / "annotator"])


# The system


def find_system_libraries(platform: str) -> None:
    """Loads Qt and its plugin for ``platform``; installs, or asks for, the libraries they lack."""
    if not sys.platform.startswith("linux") or is_ready(f"qt {platform}"):
        return
    missing = load_qt(platform)
    if missing:
        packages = QT_LIBRARIES + (WINDOW_LIBRARIES if platform == "xcb" else ())
        install_system_packages(packages, f"A system library that Qt needs is missing: {missing}")
        missing = load_qt(platform)
    if missing:
        stop(f"Qt still cannot be loaded: {missing}")
    write_ready(f"qt {platform}")


def load_qt(platform: str) -> str:
    """What kept Qt from being loaded; empty if nothing did."""
    tried = subprocess.run(
        [PYTHON, "-c", LOAD_QT, platform], check=False, stderr=subprocess.PIPE, text=True
    )
    return tried.stderr.strip().splitlines()[-1] if tried.returncode else ""


def install_system_packages(packages: Sequence[str], why: str) -> None:
    """Installs Debian packages if we are root on Debian; else prints the line to run, and stops."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        stop(f"{why}. Install what your system calls these Debian packages: {' '.join(packages)}")
    if os.geteuid() != 0:
        stop(f"{why}. Run this line, then the same command again:\n  sudo {' '.join(line)}")
    say(f"{why}. Installing {' '.join(packages)} ...")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    update = ["apt-get", "update", "-qq"]
    if not any(Path("/var/lib/apt/lists").glob("*Packages*")):
        run(update)
    if subprocess.call(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL):
        run(update)  # the lists may name versions that are gone
        run(line)


def run(command: Sequence[str | Path]) -> None:
    """Runs a step of the set-up quietly; stops if it fails."""
    status = subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if status:
        stop("This step failed: " + " ".join(str(word) for word in command))


def say(message: str) -> None:
    """One line for whoever started this."""
    print(f"[run] {message}", file=sys.stderr, flush=True)


def stop(message: str) -> NoReturn:
    """Ends with a message and the status of a failure."""
    say(message)
    sys.exit(1)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
