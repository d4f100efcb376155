import threading

from annotator.errors import BadInput


def test_a_result_is_handed_on_and_nothing_is_shown_for_a_job_without_a_name(verbs, parts, qtbot):
    got = []
    verbs.quiet.run(lambda project, progress: project.articles.count(), got.append)
    assert parts.status.stop.isHidden()
    qtbot.waitUntil(lambda: got == [3])


def test_a_job_with_a_name_can_be_stopped(verbs, parts, qtbot):
    begun, got = threading.Event(), []

    def job(project, progress):
        begun.set()
        while True:
            progress(0, 1)

    verbs.quiet.run(job, got.append, "Looking …")
    assert parts.status.work.text() == "Looking …"
    begun.wait(5)
    parts.status.stop.click()
    assert parts.status.stop.isHidden()
    verbs.quiet.end()
    assert got == []


def test_a_refusal_is_told(verbs, parts, qtbot):
    def job(project, progress):
        raise BadInput("No.")

    verbs.quiet.run(job, print)
    qtbot.waitUntil(lambda: parts.status.message.text() == "No.")
