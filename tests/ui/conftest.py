"""Every picture alike on every machine: the shipped fonts and no others, unhinted, one scale."""

import gc
import os
import tempfile
from pathlib import Path

import pytest

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_CONFIGURATION = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{_FONTS}</dir><cachedir prefix="xdg">fontconfig</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="rgba" mode="assign"><const>none</const></edit></match></fontconfig>"""
_HOME = tempfile.TemporaryDirectory(prefix="hashiya-fonts-")
_FILE = Path(_HOME.name) / "fonts.conf"
_FILE.write_text(_CONFIGURATION, encoding="utf-8")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["FONTCONFIG_FILE"] = str(_FILE)
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def qapp_args():
    return ["hashiya", "-style", "fusion"]


@pytest.fixture(autouse=True)
def fonts(qapp):
    from annotator.ui.theme.fonts import INTERFACE, load_fonts

    load_fonts()
    font = qapp.font()
    font.setFamilies([INTERFACE])
    qapp.setFont(font)
    yield
    gc.collect()
