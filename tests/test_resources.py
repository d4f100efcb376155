import sys

from annotator import resources


def test_fonts_and_their_licences_are_found():
    fonts = list(resources.resource("fonts").glob("*.ttf"))
    assert len(fonts) == 4
    for font in fonts:
        assert resources.resource("fonts", font.stem.split("-")[0] + "-OFL.txt").is_file()


def test_a_frozen_program_looks_in_its_own_folder_first(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.seeds() == tmp_path / "seeds"
    assert resources.resource("fonts").is_dir()
