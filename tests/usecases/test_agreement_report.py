import pytest
from lxml import etree
from pairs import LABELS, TEXT
from voices import made, marked, put

from annotator import i18n, resources
from annotator.errors import NotFound, NotSaved, Stopped
from annotator.usecases import agreement
from annotator.usecases.agreement_report import content_of, write_report
from annotator.usecases.review import Reviewing

META, WIDE, CAIRO, TOWN = (11, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG")


@pytest.fixture(autouse=True)
def _english():
    i18n.use("en", resources.locale_folder())
    yield
    i18n.use("en", resources.locale_folder())


@pytest.fixture
def project(tmp_path):
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(2))) as project:
        put(project, "layla", marked(META, CAIRO, relations=[(1, 2, "in")]), "a1")
        put(project, "omar", marked(WIDE, TOWN, relations=[(2, 1, "in")]), "a1")
        put(project, "layla", marked(META), "a2")
        put(project, "omar", marked(META, CAIRO), "a2")
        yield project


def review(project):
    reviewing = Reviewing(project, author="lead")
    while reviewing.current is not None:
        reviewing.take(1)


def test_the_page_has_the_numbers_and_opens_in_the_language_in_use(project, tmp_path):
    out = tmp_path / "page.html"
    assert write_report(project, out) == agreement.agreement_of(project)
    first = etree.fromstring(out.read_bytes())
    assert [main.get("lang") for main in first.iter("main")] == ["en", "ar"]
    strict = agreement.agreement_of(project)["all"]["entities"]["strict_f1"]
    assert f"{strict:.3f}" in "".join(first.itertext())
    i18n.use("ar", resources.locale_folder())
    write_report(project, out)
    again = etree.fromstring(out.read_bytes())
    assert [main.get("lang") for main in again.iter("main")] == ["ar", "en"]


def test_the_same_project_gives_the_same_bytes(project, tmp_path):
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    for out in (one, other):
        write_report(project, out, made_on="2026-11-22")
    assert one.read_bytes() == other.read_bytes()


def test_each_person_stands_beside_the_gold_where_there_is_one(project):
    assert content_of(project, made_on="x").people == ()
    review(project)
    content = content_of(project, made_on="x")
    assert [person.name for person in content.people] == ["layla", "omar"]
    numbers = agreement.agreement_with_gold(project)["pairs"]
    assert [person.numbers for person in content.people] == numbers
    worst = content.people[1]
    assert set(worst.examples) <= set(worst.numbers["classes"])
    shown = [one for some in worst.examples.values() for one in some]
    assert {one.reason.author for one in shown} == {"lead"}
    assert content.gold == ""


def test_ones_own_report_is_about_oneself_and_the_gold(project, tmp_path):
    with pytest.raises(NotFound):
        write_report(project, tmp_path / "page.html", ["omar"], against_gold=True)
    review(project)
    content = content_of(project, ["omar"], against_gold=True, made_on="x")
    assert [pair["annotators"] for pair in content.report["pairs"]] == [["omar", "gold"]]
    assert (content.people, content.gold) == ((), "gold")
    (example, *_) = content.examples["kind:WORD"]
    assert [version.who for version in example.versions] == ["omar", "gold"]
    assert example.reason is not None


def test_nothing_is_written_over_a_project_or_half(project, tmp_path):
    for out in (tmp_path / "p.hashiya", tmp_path / "p.hashiya-wal", tmp_path):
        with pytest.raises(NotSaved):
            write_report(project, out)
    with pytest.raises(NotFound):
        write_report(project, tmp_path / "no" / "page.html")

    def stop(_, __):
        raise Stopped

    with pytest.raises(Stopped):
        write_report(project, tmp_path / "page.html", progress=stop)
    assert not [path for path in tmp_path.iterdir() if "hashiya" not in path.name]


def test_without_an_article_that_both_have_done_there_is_no_page(tmp_path):
    with made(tmp_path, LABELS, TEXT, TEXT + "!") as project:
        put(project, "layla", marked(META), "a1")
        put(project, "omar", marked(META), "a2")
        with pytest.raises(NotFound, match="no article"):
            write_report(project, tmp_path / "page.html")
