"""Projects whose bytes or cells are not what Hashiya wrote: each command does its work or refuses in a line."""

import contextlib
import io
import json
import random
import shutil
import sqlite3

import pytest
from fuzzing import for_long, fuzz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import cli
from annotator.cli.command import DONE, FOUND, REFUSED
from annotator.usecases.open_project import make_sample

VALUES = (
    *("", 0, -1, 1, 2**62, 1e300, "x", "\n", "a\0b", "null", "[]", "{}", "[1]", '{"a": 1}', "[[5, 2]]"),
    *('[["a"]]', "[[0, 99999999]]", "[" * 3000, "9" * 400, "1e999", "done", "person", "unanimous"),
    *(b"", b"\xff\xfe", "2026-99-99T00:00:00.000Z"),
)  # fmt: skip
PLAIN = (None, True, 0, -1, 5, 1.5, 10**20, "", "a", [], {}, [[]], [0], {"a": 1})


def call(*words):
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        status = cli.run([str(word) for word in words], lambda *_: 0, lambda *_: 0)
    return status, told.getvalue()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A project with something in every table."""
    path = tmp_path_factory.mktemp("sample") / "sample.hashiya"
    make_sample(path).close()
    parts = ("--split", "train=50,test=50", "--seed", "3")
    assert call("review", path, "--auto", "--majority")[0] == DONE
    out = path.with_name("gold.jsonl")
    assert call("export", path, "--format", "native", "--gold", "--out", out, *parts)[0] == DONE
    assert call("agree", path)[0] == DONE
    with contextlib.closing(sqlite3.connect(path)) as raw:
        (uid,) = raw.execute("SELECT id FROM articles LIMIT 1").fetchone()
        raw.execute("INSERT INTO settled_doubts VALUES (?, 'glued', 3, 6, 'x', '')", (uid,))
        raw.execute("INSERT INTO flags VALUES (1, 'f', ?, '[]', 'n', 'a', '')", (uid,))
        raw.commit()
    return path


def commands(path, chance):
    """Some of what can be done with a project."""
    out = path.with_name("out")
    every = [
        *((name, path) for name in ("stats", "articles", "check", "agree", "suggest")),
        *(
            ("export", path, "--format", name, "--out", out)
            for name in ("native", "brat", "conll", "webanno", "doccano", "docred")
        ),
        ("search", path, "ميتا"),
        ("review", path, "--auto"),
        ("labels", path, "show"),
        ("labels", path, "rename", "ORG", "X"),
        ("annotators", path, "list"),
        ("backup", path, path.with_name("backup.hashiya")),
        ("agree", path, "--against-gold", "--html", path.with_name("page.html")),
    ]
    return chance.sample(every, 3)


def change_cells(path, chance):
    """Puts other values into one or two columns, as far as their types let it."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        tables = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite", "_", "articles_fts"))
        ]
        for _ in range(chance.choice((1, 1, 2))):
            table = chance.choice(tables)
            column = chance.choice([row[1] for row in raw.execute(f"PRAGMA table_info({table})")])
            if table in ("project", "splits") or chance.random() < 0.3:
                where = "true"
            else:
                where = (
                    f"article % 14 = {chance.randrange(14)}" if _has_article(raw, table) else "true"
                )
            old = raw.execute(f'SELECT "{column}" FROM {table} WHERE {where}').fetchone()
            with contextlib.suppress(sqlite3.Error):
                if chance.random() < 0.1:
                    raw.execute(f"DELETE FROM {table} WHERE {where}")
                else:
                    sql, value = _other(old[0] if old else "", chance)
                    raw.execute(f'UPDATE {table} SET "{column}" = {sql} WHERE {where}', (value,))


def _without_steps(told):
    """Without what renaming says that it will do."""
    return [line for line in told.splitlines() if "become" not in line]


def _has_article(raw, table):
    return any(row[1] == "article" for row in raw.execute(f"PRAGMA table_info({table})"))


def _other(old, chance):
    if isinstance(old, str) and chance.random() < 0.1:
        return "CAST(? AS TEXT)", b"\xff\xfea"
    if isinstance(old, str) and old[:1] in ("[", "{") and chance.random() < 0.8:
        return "?", _other_json(json.loads(old), chance)
    return "?", chance.choice(VALUES)


def _other_json(value, chance):
    inner, whole = value, {"": value}
    parent, key = whole, ""
    while isinstance(inner, list | dict) and inner and chance.random() < 0.8:
        parent = inner
        key = chance.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))
        inner = inner[key]
    if chance.random() < 0.25:
        del parent[key]
    else:
        parent[key] = chance.choice(PLAIN)
    return json.dumps(whole.get(""), ensure_ascii=False)


def change_bytes(path, chance):
    """Puts others in place of some bytes, or cuts the file off."""
    raw = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(100 if chance.random() < 0.3 else len(raw))
        many = min(chance.choice((1, 1, 2, 4, 60, 4096)), len(raw) - at)
        raw[at : at + many] = chance.randbytes(many)
    path.write_bytes(raw[: chance.choice((None, None, None, chance.randrange(1, len(raw))))])


def use_damaged(sample, folder, seed):
    """Tries some commands on a damaged copy of the sample."""
    chance = random.Random(seed)  # noqa: S311 - to be made again
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "p.hashiya"
    shutil.copy(sample, path)
    (change_cells if chance.random() < 0.7 else change_bytes)(path, chance)
    for words in commands(path, chance):
        status, told = call(*words)
        assert status in (DONE, FOUND, REFUSED), f"{words[0]}: {told}"
        assert status != REFUSED or len(_without_steps(told)) == 1, told


@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_project_is_used_or_refused(sample, tmp_path, seed):
    use_damaged(sample, tmp_path / "here", seed)


@fuzz
def test_a_damaged_project_is_used_or_refused_for_long(sample, tmp_path):
    def trial(seed):
        use_damaged(sample, tmp_path / "here", seed)

    for_long(trial, "use_damaged(sample, folder, {seed})")
