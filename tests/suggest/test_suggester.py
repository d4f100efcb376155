from annotator.suggest.suggester import Reading


def test_a_reading_knows_its_words_with_and_without_proclitics():
    there = Reading("عاد للشركة وبالقاهرة").words
    assert {"عاد", "للشركه", "الشركه", "القاهره", "وبالقاهره"} <= there


def test_an_empty_text_has_no_words():
    assert Reading("").words == frozenset()
