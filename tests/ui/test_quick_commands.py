from annotator.ui.quick_commands import pen_command, quick_commands


def test_each_has_a_key_but_what_is_done_seldom():
    keys = {one.id: one.keys for one in (pen_command(), *quick_commands())}
    assert [name for name, bound in keys.items() if not bound] == ["offer_again"]
    assert keys["accept_suggestion"] == ("Enter",)
    assert keys["pen"] == ("Space",)


def test_what_is_bound_to_plain_keys_works_only_in_the_article():
    plain = [one for one in (pen_command(), *quick_commands()) if one.keys]
    assert all(one.in_article for one in plain if "F9" not in one.keys[0])
