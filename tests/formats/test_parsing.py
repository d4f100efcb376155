"""What is read is the same by however many processes: marks, losses, errors and identities."""

import itertools
from pathlib import Path

import pytest
from helping import NearHelper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import reading, records

from annotator.errors import BadInput, NotFound
from annotator.formats import FORMATS, by_id, parcel, parsing, side_by_side
from annotator.formats.format import ArticleRecord, Failed, WriteOptions
from annotator.formats.parsing import File
from annotator.formats.processes import Helper

PARALLEL = ["prodigy", "webanno", "cas", "conllu"]
PEERS = Path(__file__).parents[3] / "shared" / "data" / "peers"


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What goes to helpers, which come after the first thing, from this process."""
    things = []
    ask = NearHelper.ask

    def counting(self, some):
        things.extend(some)
        ask(self, some)

    monkeypatch.setattr(NearHelper, "ask", counting)
    monkeypatch.setattr(parsing, "_PAYS_AFTER", 1)
    monkeypatch.setattr(side_by_side, "Helper", NearHelper)
    monkeypatch.setattr(side_by_side, "_MOST_IN_A_BATCH", 4)
    return things


def told(found):
    """All that is found, and the error at which it ends."""
    there = []
    try:
        there.extend(found)
    except (BadInput, NotFound) as error:
        there.append((type(error), str(error)))
    return there


@pytest.fixture
def written(hard, hard_labels, tmp_path):
    """Writes the hard cases thrice in a format."""

    def write(name):
        place = tmp_path / "out"
        by_id(name).write(hard * 3, place, WriteOptions(labels=hard_labels))
        return place

    return write


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("name", PARALLEL)
def test_several_read_what_one_reads(name, count, written, asked):
    place = written(name)
    alone = told(by_id(name).read(place, reading()))
    assert told(by_id(name).read(place, reading(workers=count))) == alone
    assert sum(isinstance(one, ArticleRecord) for one in alone) > 20
    assert len(asked) >= 20


@pytest.mark.parametrize("keep_going", [False, True])
@pytest.mark.parametrize("name", PARALLEL)
def test_several_refuse_what_one_refuses(name, keep_going, written):
    place = written(name)
    if place.is_dir():
        files = sorted(p for p in place.rglob("*") if p.suffix in (".tsv", ".xmi"))
        for path in files[7:20:6]:
            path.write_bytes(path.read_bytes()[:-40] + b"\x00<x")
        files[11].write_bytes(b"\xff\xfe\xfa")
    else:
        lines = place.read_bytes().split(b"\n")
        for n in (len(lines) // 3, len(lines) // 2):
            lines[n] = b"1 {" + lines[n]
        place.write_bytes(b"\n".join(lines))
    alone = told(by_id(name).read(place, reading(keep_going=keep_going)))
    options = reading(workers=2, keep_going=keep_going)
    assert told(by_id(name).read(place, options)) == alone
    assert isinstance(alone[-1], tuple) is not keep_going
    assert any(isinstance(one, Failed) for one in alone) is keep_going


@pytest.mark.skipif(not PEERS.is_dir(), reason="the files of other tools are not there")
def test_files_of_others_are_read_the_same():
    files = [
        File(path, one.read, is_slow=True)
        for path in sorted(PEERS.rglob("*"))
        if path.is_file()
        for one in FORMATS
        if one.read is not None and path.suffix.lower() in one.endings
    ]
    alone = told(parsing.files(files, reading(keep_going=True), lambda _: False))
    options = reading(workers=2, keep_going=True)
    assert told(parsing.files(files, options, lambda _: False)) == alone
    assert len(files) > 30
    assert sum(isinstance(one, ArticleRecord) for one in alone) > 30


@given(records(), records(), st.sampled_from(PARALLEL))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_articles_are_read_the_same(asked, tmp_path_factory, some, more, name):
    place = tmp_path_factory.mktemp("o") / "out"
    by_id(name).write([*some, *more], place, WriteOptions())
    alone = told(by_id(name).read(place, reading()))
    assert told(by_id(name).read(place, reading(workers=2))) == alone


def test_what_cannot_be_read_is_told_in_its_turn(write):
    pages = [write(f"{n}.txt", "نص " * 50) for n in range(20)]
    files = [File(path, by_id("text").read, is_slow=True) for path in pages]
    files[7] = File(Path("none"), NotFound("There is no such thing."))
    pages[12].unlink()
    for keep_going in (True, False):
        alone = told(parsing.files(files, reading(keep_going=keep_going), lambda _: False))
        options = reading(keep_going=keep_going, workers=2)
        assert told(parsing.files(files, options, lambda _: False)) == alone
    assert len(alone) == 8


def test_what_may_be_gone_soon_is_read_before_the_next(write):
    def vanishing():
        for n in range(30):
            path = write(f"{n}.txt", "نص " * 50 + str(n))
            yield File(path, by_id("text").read, is_slow=True)
            path.unlink()

    found = told(parsing.files(vanishing(), reading(workers=2), lambda _: True))
    assert len(found) == 30


def test_large_and_quick_files_stay_here(write, asked, monkeypatch):
    monkeypatch.setattr(parsing, "_LARGEST", 2000)
    some = [write(f"{n}.txt", "نص " * (1000 if n % 2 else 100)) for n in range(20)]
    quick = [write(f"quick-{n}.txt", "نص") for n in range(20)]
    files = [File(path, by_id("text").read, is_slow=True) for path in some]
    files += [File(path, by_id("text").read) for path in quick]
    assert len(told(parsing.files(files, reading(workers=2), lambda _: False))) == 40
    assert {one.path for one in asked} == {*some[2::2]}


@pytest.mark.parametrize("one", [f for f in FORMATS if f.read], ids=lambda one: one.id)
def test_every_reader_can_go_to_a_helper(one):
    assert parcel.unpacked(parcel.packed(one.read)) is one.read


class Odd(Exception):
    """One that pickle takes and does not make again."""

    def __init__(self, why, more):
        super().__init__(why)
        self.more = more


def odd(thing, options):
    yield thing
    if thing == 3:
        raise Odd("why", 2)


def test_an_error_that_cannot_be_sent_is_told_in_words_after_what_was_found():
    found = []
    with pytest.raises(RuntimeError, match="Odd: why"):
        found.extend(parsing.found(odd, range(9), reading(workers=2), lambda _: 1))
    assert found == [0, 1, 2, 3]


def test_processes_read_what_one_reads(written, monkeypatch):
    def start(step):
        helpers.append(Helper(step))
        helpers[-1]._greeting.join()
        return helpers[-1]

    helpers = []
    monkeypatch.setattr(side_by_side, "Helper", start)
    place = written("prodigy")
    alone = told(by_id("prodigy").read(place, reading()))
    assert told(by_id("prodigy").read(place, reading(workers=2))) == alone
    doing = by_id("prodigy").read(place, reading(workers=2))
    assert len(list(itertools.islice(doing, 20))) == 20
    doing.close()
    assert len(helpers) == 4
    assert all(one._process.poll() is not None for one in helpers)
