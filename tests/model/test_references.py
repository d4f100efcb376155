import pytest

from annotator.errors import BadInput
from annotator.model.references import reference


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("Q85", "Q85"),
        (" q85 ", "Q85"),
        ("https://www.wikidata.org/wiki/Q85", "Q85"),
        ("http://www.wikidata.org/entity/Q85", "Q85"),
        ("viaf:102333412", "viaf:102333412"),
        ("https://www.geonames.org/360630", "https://www.geonames.org/360630"),
        ("https://ar.wikipedia.org/wiki/القاهرة", "https://ar.wikipedia.org/wiki/القاهرة"),
    ],
)
def test_a_reference_is_kept_in_one_form(written, kept):
    assert reference(written) == kept
    assert reference(kept) == kept


@pytest.mark.parametrize(
    "wrong", ["Q", "Q0", "85", "القاهرة", "Q85 Q86", "http://", "viaf:", "https://x y.org/a", "Q٨٥"]
)
def test_anything_else_is_refused(wrong):
    with pytest.raises(BadInput, match="Q85"):
        reference(wrong)
