"""Every word that the program says is said in every language."""

import ast
import importlib.util
from pathlib import Path

import pytest

from annotator import i18n, resources

_FILE = Path(__file__).resolve().parents[2] / "packaging" / "translate.py"
_SPEC = importlib.util.spec_from_file_location("translate", _FILE)
translate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(translate)
LANGUAGES = sorted(set(i18n.LANGUAGES) - {"en"})


@pytest.fixture(scope="module")
def wanted():
    return translate.gathered()


def test_every_word_that_the_program_says_is_gathered(wanted):
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in wanted}
    package = Path(i18n.__file__).parent
    said = {text for path in package.rglob("*.py") for text in _said(path.read_text("utf-8"))}
    assert said
    assert said <= known, "Babel looks into no f-string: call tr outside of it"


def _said(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "trn"}:
            yield ast.literal_eval(node.args[0])


def test_every_language_of_the_window_has_a_catalogue():
    assert translate.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated_and_its_placeholders_agree(language, wanted):
    assert translate.faults(translate.read(language), wanted) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(language):
    file = translate.po_file(language)
    assert file.with_suffix(".mo").read_bytes() == translate.compiled(translate.read(language))


def test_a_missing_string_and_a_wrong_placeholder_are_found(wanted):
    catalogue = translate.read("ar")
    first = next(message for message in wanted if "{name}" in message.id)
    catalogue[first.id].string = "{other}"
    assert translate.faults(catalogue, wanted) == [f"placeholders differ: {first.id!r}"]
    catalogue[first.id].string = ""
    assert translate.faults(catalogue, wanted) == [f"not translated: {first.id!r}"]


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (11, "11 مقالًا"),
        (100, "100 مقال"),
    ],
)
def test_arabic_counts_as_arabic_does(n, said):
    before = i18n.language()
    i18n.use("ar", resources.locale_folder())
    try:
        assert i18n.trn("{n} article", "{n} articles", n) == said
    finally:
        i18n.use(before, resources.locale_folder())
