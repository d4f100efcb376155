from annotator.ui.panels.banner import Banner


def test_a_banner_says_what_can_be_done(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    done = []
    banner.show_text(
        "Not saved.", {"Try again": lambda: done.append("again"), "Give up": banner.clear}
    )
    assert [button.text() for button in banner.buttons] == ["Try again", "Give up"]
    banner.buttons[0].click()
    assert done == ["again"]
    banner.show_text("Still not.", {})
    assert banner.buttons == []
    banner.clear()
    assert banner.isHidden()
