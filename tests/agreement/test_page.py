"""The page of a report: whole, in both languages, and harmless whatever the names."""

import re

import pytest
from content import content, label_set
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator import i18n, resources
from annotator.agreement.page import page

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
HOSTILE = st.sampled_from(
    ["</style><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>&amp;<b", "'{x}'"]
)


@pytest.fixture(scope="module", autouse=True)
def _translations():
    i18n.use("en", resources.locale_folder())


def parsed(*given, languages=("en", "ar"), **more):
    """As XML, which forgives nothing."""
    return etree.fromstring(page(content(*given, **more), languages).encode())


def words(tree):
    return " ".join("".join(tree.itertext()).split())


def test_both_languages_are_there_and_the_first_is_shown():
    for languages in (("en", "ar"), ("ar", "en")):
        tree = parsed(languages=languages)
        assert tree.get("lang") == languages[0]
        assert [one.get("lang") for one in tree.iter("main")] == list(languages)
        checked = [one.get("id") for one in tree.iter("input") if one.get("checked")]
        assert checked == [f"show-{languages[0]}"]
    english, arabic = (words(one) for one in parsed().iter("main"))
    assert ("Organisation" in english, "Organisation" in arabic) == (True, False)
    assert ("منظمة" in english, "منظمة" in arabic) == (False, True)
    assert [one.get("dir") for one in parsed().iter("main")] == ["ltr", "rtl"]
    assert i18n.language() == "en"


def test_every_door_leads_to_a_place_of_its_own_language():
    tree = parsed()
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    doors = 0
    for main in tree.iter("main"):
        for link in main.iter("a"):
            target = link.get("href").removeprefix("#")
            assert target in ids
            assert target.startswith(main.get("lang"))
            doors += link.getparent().tag == "svg"
    assert doors > 10


def test_it_needs_nothing_from_elsewhere_and_runs_nothing():
    text = page(content(), ("en", "ar"))
    tree = etree.fromstring(text.encode())
    assert not re.search(r"https?:|//|@import|url\(|javascript:", text)
    assert {one.tag for one in tree.iter()}.isdisjoint({"script", "link", "img", "iframe", "form"})
    assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]
    policy = next(one for one in tree.iter("meta") if one.get("http-equiv"))
    assert policy.get("content").startswith("default-src 'none'")


def test_the_same_content_gives_the_same_bytes():
    assert page(content(), ("en", "ar")) == page(content(), ("en", "ar"))


@settings(max_examples=15)
@given(st.lists(NAMES | HOSTILE, min_size=6, max_size=6, unique=True))
def test_names_and_titles_do_no_harm(names):
    project, label, title, *people = names
    plain = {one.tag for one in parsed().iter()}
    tree = parsed(project, labels=label_set(label), title=title, names=tuple(people))
    assert {one.tag for one in tree.iter()} == plain
    assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]
    shown = words(tree)
    for name in (project, label, title, *people):
        if all(letter.isprintable() for letter in name):
            assert " ".join(name.split()) in shown


def test_what_html_cannot_hold_is_replaced():
    tree = parsed("a\x00b\x1bc", title="\x07خبر")
    assert "a\ufffdb\ufffdc" in words(tree)


def test_a_few_articles_are_said_to_be_few():
    assert "Few articles" in words(parsed())


def test_it_says_by_whom_the_articles_are_done():
    assert "Done by two or more" in page(content(), ("en",))
    with_gold = page(content(gold="nour"), ("en",))
    assert "Done, and in the gold" in with_gold
    assert "Done by two or more" not in with_gold


def test_a_persons_own_page_names_the_person_and_the_gold():
    found = content(gold="gold", names=("gold", "layla", "gold"))
    del found.report["pairs"][1:]
    found.report["all"]["annotators"] = ["gold", "layla"]
    text = page(found, ("en", "ar"))
    assert "<title>\u2068layla\u2069 and the gold of \u2068news\u2069</title>" in text
