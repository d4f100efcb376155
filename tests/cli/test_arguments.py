import pytest

from annotator.cli import arguments
from annotator.cli.arguments import language_of, parser
from annotator.store.project import ENDING

COMMANDS = "open new import export formats labels annotators articles search stats agree review suggest check backup draw tour".split()  # noqa: SIM905 - read as a line


def parsed(*words):
    return parser(words, lambda *_: [], lambda _: 0).parse_args(words)


def test_every_command_is_in_the_help(hashiya):
    for words in (["--help"], ["-h"]):
        ran = hashiya(*words)
        assert ran.status == 0
        listed = [line.split()[0] for line in ran.out.splitlines() if line.startswith("    ")]
        assert listed[-len(COMMANDS) :] == COMMANDS


def test_the_help_says_that_a_loss_alone_is_no_failure(hashiya):
    said = " ".join(hashiya("--help").out.split())
    assert "0 done, what could not be carried is counted" in said
    assert "or --strict wrote nothing" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(hashiya, command):
    ran = hashiya(command, "--help")
    assert ran.status == 0
    assert f"usage: hashiya {command}" in ran.out


@pytest.mark.parametrize("words", [["stats", "p", "--json"], ["--json", "stats", "p"]])
def test_shared_options_stand_before_or_after_the_command(words):
    assert parsed(*words).json is True


def test_shared_options_stand_after_an_action_too():
    found = parsed("labels", "p", "show", "--json", "--bidi", "off")
    assert (found.json, found.bidi) == (True, "off")


def test_a_word_after_the_language_is_still_the_command():
    assert parsed("--lang", "ar", "--bidi", "on", "stats", "p").project == "p"
    assert parsed("stats", "formats").project == "formats"


def test_options_are_not_guessed_from_their_beginnings(hashiya):
    assert hashiya("stats", "p", "--js").status == 2


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ar_SA.UTF-8"}, "ar"),
        ([], {"LANG": "ar_SA.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR"}, "en"),
        ([], {"LANGUAGE": "ar:en", "LANG": "en_US"}, "ar"),
        (["stats", "p", "--lang", "en", "-h"], {"LANG": "ar"}, "en"),
        (["--lang=ar", "stats"], {}, "ar"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_locale(words, environment, language):
    assert language_of(words, environment) == language


def test_a_project_alone_is_opened(hashiya, project):
    for words in ([project], ["--lang", "ar", project], ["open", project]):
        assert hashiya(*words).status == 0
    assert hashiya.shown == [(project, ""), (project, "ar"), (project, "")]


def test_any_other_word_is_no_project_to_open(hashiya, project, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("x")
    for words in ([tmp_path / "gone.hashiya"], [other], [tmp_path], [project, project]):
        assert hashiya(*words).status == 2
    assert hashiya.shown == []


def test_a_project_is_known_by_its_ending():
    assert arguments._PROJECT == ENDING
