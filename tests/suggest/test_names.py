from annotator.suggest.names import names
from annotator.text.fold import key


def test_all_names_are_in_search_form_and_the_longest_comes_first():
    known = names()
    for listed in (known.countries, known.currencies, known.months, known.units, known.languages):
        assert listed == tuple(sorted(listed, key=lambda one: (-len(one), one)))
        assert all(key(one) == one for one in listed)


def test_words_that_mostly_mean_something_else_are_no_countries():
    assert key("مصر") in names().countries
    assert key("السعودية") in names().countries
    assert key("مالي") not in names().countries
    assert key("الأمم المتحدة") not in names().countries


def test_a_measure_that_is_a_coin_is_no_unit():
    assert key("درهم") not in names().units
    assert key("كيلومترات") in names().units
