"""Remakes the locks: every package, with its version and hashes, that an environment gets.

    python3 packaging/lock.py             after a dependency in pyproject.toml changed
    python3 packaging/lock.py --upgrade   to take the newest versions that pyproject.toml allows

Needs ``uv``. A lock holds for all the systems and Python versions that the project supports, and
names no index. Its first line records the dependencies it was made from; a test compares them.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
ENVIRONMENTS = {"test": ["test"], "run": [], "freeze": ["freeze"], "bench": ["test", "bench"]}
"""Environment → its dependency groups, beside what the program needs. The first one leads."""


def main() -> None:
    """Writes every lock; the later ones keep to the versions of the first."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("packaging/lock.py needs uv:  python3 -m pip install uv")
    LOCKS.mkdir(exist_ok=True)
    leading: Path | None = None
    for environment in ENVIRONMENTS:
        _compile(uv, environment, leading, sys.argv[1:])
        leading = leading or path_of(environment)


def path_of(environment: str) -> Path:
    """The lock of an environment, a key of ``ENVIRONMENTS``."""
    return LOCKS / f"{environment}.txt"


def first_line(environment: str) -> str:
    """What the first line of a lock has to say for the lock to be fresh."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {
        "python": project["project"]["requires-python"],
        "program": project["project"]["dependencies"],
        "groups": [project["dependency-groups"][group] for group in ENVIRONMENTS[environment]],
    }
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    return f"# Made by packaging/lock.py from the dependencies {digest[:32]}"


def _compile(uv: str, environment: str, leading: Path | None, options: list[str]) -> None:
    lock = path_of(environment)
    groups = [word for group in ENVIRONMENTS[environment] for word in ("--group", group)]
    constraints = ["--constraints", str(leading)] if leading else []
    asked = ["pyproject.toml", *groups, *constraints, *options]
    kind = ["--universal", "--generate-hashes", "--output-file", str(lock)]
    quiet = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url"]
    subprocess.run([uv, "pip", "compile", *asked, *kind, *quiet], cwd=ROOT, check=True)
    lock.write_text(f"{first_line(environment)}\n{lock.read_text('utf-8')}", "utf-8")
    print(f"{lock.relative_to(ROOT)}: {lock.read_text('utf-8').count('==')} packages")


if __name__ == "__main__":
    main()
