from annotator.usecases.progress import Steady, silent


def test_silence_says_nothing(capsys):
    silent(3, None)
    silent(3, 10)
    assert capsys.readouterr() == ("", "")


def test_a_beat_says_again_how_far_the_work_was():
    told = []
    steady = Steady(lambda *far: told.append(far))
    steady.beat()
    steady(3, 10)
    steady.beat()
    assert told == [(0, None), (3, 10), (3, 10)]
