from annotator.suggest.memory import Memory
from annotator.suggest.suggester import Reading


def offered(memory, text, here=()):
    return sorted((s.span.of(text), s.label) for s in memory.suggest(Reading(text), here))


def taught(*marks):
    memory = Memory()
    memory.learn(marks)
    return memory


def test_words_that_were_marked_are_offered_in_other_spellings_and_behind_proclitics():
    memory = taught(("القاهرة", "GPE"), ("شركة نورسين", "ORG"))
    text = "وبالقاهره شركةُ نورسين"
    assert offered(memory, text) == [("القاهره", "GPE"), ("شركةُ نورسين", "ORG")]


def test_words_under_changing_labels_are_not_offered():
    memory = taught(("نورسين", "ORG"), ("نورسين", "PERS"))
    assert offered(memory, "نورسين") == []
    memory.learn([("نورسين", "ORG")] * 3)
    assert offered(memory, "نورسين") == [("نورسين", "ORG")]


def test_words_that_mostly_stood_unmarked_are_not_offered():
    memory = taught(("العين", "GPE"))
    memory.learn_unmarked("أصيبت العين", [])
    memory.learn_unmarked("في العين", [("العين", "GPE")])
    assert offered(memory, "في العين") == []
    assert memory.unmarked == {"العين": 1}


def test_bare_numbers_and_very_short_words_are_not_offered():
    assert offered(taught(("2009", "DATE"), ("طه", "PERS")), "طه 2009") == []
    assert offered(taught(*[("طه", "PERS")] * 3), "طه") == [("طه", "PERS")]


def test_the_marks_of_the_open_article_teach_too():
    assert offered(Memory(), "ميتا ثم ميتا", [("ميتا", "ORG")]) == [("ميتا", "ORG")] * 2
    assert offered(taught(("ميتا", "ORG")), "ميتا", [("ميتا", "PERS")] * 5) == [("ميتا", "PERS")]
