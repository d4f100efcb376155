from annotator.usecases.progress import silent


def test_silence_says_nothing(capsys):
    silent(3, None)
    silent(3, 10)
    assert capsys.readouterr() == ("", "")
