"""Reprints are found, other news are not."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.alike import NearDuplicates

WORDS = [f"كلمة{n}" for n in range(400)]


def text_of(seed, words=200):
    chance = random.Random(seed)  # noqa: S311 - to make texts
    return " ".join(chance.choice(WORDS) for _ in range(words))


def grouped(*texts):
    near = NearDuplicates()
    for text in texts:
        near.add(text)
    return near.groups()


def test_other_texts_stand_alone():
    assert grouped(*(text_of(n) for n in range(50))) == list(range(50))


def test_a_reprint_is_found_whatever_its_harakat_and_forms():
    text = "أعلنت شركة ميتا في القاهرة أنها ستستثمر مليارات الدولارات في شركة ناشئة"
    same = "اعلنت شركة مِيتا في القاهره أنّها ستستثمر مليارات الدولارات في شركه ناشئه."
    assert grouped(text, text_of(1), same) == [0, 1, 0]


def test_a_corrected_version_is_found():
    text = text_of(1)
    words = text.split()
    words[10:13] = ["تصحيح"]
    words[150] = "آخر"
    assert grouped(text_of(2), text, " ".join(words)) == [0, 1, 1]


def test_half_of_another_text_is_not_the_same():
    words = text_of(1).split()
    other = [*words[:70], *text_of(3, 130).split()]
    assert grouped(" ".join(words), " ".join(other)) == [0, 1]


def test_alike_goes_through_others():
    words = text_of(1, 300).split()
    versions = [[*words[:n], *text_of(9, 300).split()[:n]] for n in (0, 0)]
    versions = [words[n : n + 200] for n in (0, 40, 80)]
    assert grouped(*(" ".join(one) for one in versions)) == [0, 0, 0]


def test_short_and_empty_texts():
    assert grouped("", "نص", "نص", "...", "", "كلمة أخرى") == [0, 1, 1, 3, 0, 5]
    assert grouped() == []


@given(st.lists(st.sampled_from(range(8)), max_size=12))
@settings(max_examples=20)
def test_the_same_text_is_always_in_one_group(seeds):
    groups = grouped(*(text_of(n, 30) for n in seeds))
    assert groups == [seeds.index(n) for n in seeds]


if __name__ == "__main__":  # how long it takes
    start = time.process_time()
    grouped(*(text_of(n, 300) for n in range(5000)))
    print((time.process_time() - start) / 5000 * 1e6, "µs an article")
