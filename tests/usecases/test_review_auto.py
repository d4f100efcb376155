import pytest
from voices import marked, reviewed

from annotator.errors import NotFound, Stopped
from annotator.model.decision import Method
from annotator.usecases import gold, review_auto
from annotator.usecases.review import Reviewing

META, WIDE, CAIRO, LONE = (10, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE"), (30, 34, "PERS")


@pytest.fixture
def project():
    voices = marked(META, CAIRO), marked(META, CAIRO), marked(WIDE, CAIRO, LONE)
    with reviewed(*voices) as project:
        yield project


def spans(project):
    annotation = gold.of_article(project, "a1").annotation
    return [(e.start, e.end, e.label) for e in annotation.in_reading_order()]


def test_what_all_say_goes_in_and_the_rest_is_left(project):
    report = review_auto.unanimous(project)
    assert spans(project) == [CAIRO]
    assert (report.unanimous, report.majority, report.totals.left) == (1, 0, 2)
    assert report.annotators == ("layla", "omar", "nour")
    assert review_auto.unanimous(project).unanimous == 0


def test_majorities_go_in_or_stay_out_where_most_marked_nothing(project):
    report = review_auto.majorities(project)
    assert spans(project) == [META, CAIRO]
    assert (report.unanimous, report.majority, report.totals.left) == (1, 2, 0)
    methods = [one.why.method for one in gold.of_article(project, "a1").decisions]
    assert methods == [Method.UNANIMOUS, Method.MAJORITY, Method.MAJORITY]


def test_names_say_whose_marks_count(project):
    review_auto.unanimous(project, ["layla", "omar"])
    assert spans(project) == [META, CAIRO]


def test_what_was_taken_back_is_left_alone(project):
    review_auto.majorities(project)
    review = Reviewing(project, author="lead")
    while review.undo():
        pass
    report = review_auto.majorities(project)
    assert (report.unanimous, report.majority, spans(project)) == (0, 0, [])


def test_it_is_refused_without_two_people_and_stops_when_asked():
    def stop(done, total):
        raise Stopped("stop")

    with reviewed(marked(META)) as project, pytest.raises(NotFound):
        review_auto.unanimous(project)
    with reviewed(marked(META), marked(META)) as project, pytest.raises(Stopped):
        review_auto.unanimous(project, progress=stop)
