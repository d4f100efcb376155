import pytest
from voices import marked, put, reviewed

from annotator.errors import Stopped
from annotator.model.annotation import Status
from annotator.usecases import kept
from annotator.usecases.kept import Stamps

WHO = ("n-layla", "n-omar")


def test_a_stamp_is_about_the_annotators_asked_for():
    with reviewed(marked(), marked(), marked()) as project:
        before = Stamps(project)
        put(project, "nour", marked((0, 5, "ORG"), prefix="x"), status=Status.IN_PROGRESS)
        after = Stamps(project, "a1")
        assert before.of("a1", WHO) == after.of("a1", WHO)
        assert before.of("a1", ["n-nour"]) != after.of("a1", ["n-nour"])
        assert (before.done("a1", ["n-nour"]), after.done("a1", ["n-nour"])) == (1, 0)
        assert after.done_by_all(WHO) == ["a1"]
        assert after.done_by([*WHO, "n-nour"], 2) == ["a1"]
        assert after.done_by_all([*WHO, "n-nour"]) == []
        assert after.updated_at("a1", ["n-nour"]) > after.updated_at("a1", WHO)


def test_only_what_is_missing_is_counted():
    with reviewed(marked(), marked()) as project:
        counted = []

        def count(chunk):
            counted.extend(chunk)
            return [f"[{len(counted)}]"]

        assert kept.bodies(project, "x", {"a1": "s"}, count) == {"a1": "[1]"}
        assert kept.bodies(project, "x", {"a1": "s"}, count) == {"a1": "[1]"}
        assert kept.bodies(project, "x", {"a1": "t"}, count) == {"a1": "[2]"}
        assert kept.bodies(project, "y", {"a1": "t"}, count) == {"a1": "[3]"}


def test_long_work_can_be_stopped():
    def stop(done, total):
        raise Stopped("stop")

    with reviewed(marked(), marked()) as project, pytest.raises(Stopped):
        kept.bodies(project, "x", {"a1": "s"}, list, stop)
