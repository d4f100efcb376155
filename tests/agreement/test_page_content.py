from content import content

from annotator.agreement.page_content import places


def test_places_are_for_what_there_is_and_told_apart_by_language():
    found = content()
    english, arabic = places(found, "en"), places(found, "ar")
    assert english.keys() == arabic.keys()
    assert not set(english.values()) & set(arabic.values())
    assert {"entities", "kind:WORD", "pair:layla:omar", "week:2026-W01"} <= english.keys()
    assert "kind:EDGE" not in english


def test_a_pair_alone_comes_first_with_all_that_it_has():
    found = content()
    assert "unitizing" not in found.part
    pair = found.report["pairs"][0]
    del found.report["pairs"][1:]
    assert found.part["unitizing"] == pair["unitizing"]
    assert "fleiss_kappa" in found.part["tokens"]
    assert "pair:layla:omar" not in places(found, "en")
