import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import sentences

TEXTS = st.text(st.sampled_from('اةب. .!؟…\n"«»()1٢aB\u064b\u200f😀\u00a0\u2028'))


@given(TEXTS)
def test_sentences_hold_all_that_is_not_white_space_and_none_at_their_edges(text):
    places = sentences(text)
    covered = set()
    last = 0
    for start, end in places:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        covered.update(range(start, end))
        last = end
    assert all(letter.isspace() for at, letter in enumerate(text) if at not in covered)


@pytest.mark.parametrize(
    "parts",
    [
        ["وفق تقارير صحفية.", "وكانت ميتا استعانت"],
        ["في قناة ان.بي.سي الأمريكية.", "في المساء"],
        ["بلغ 14.3 مليار.", "ثم 1.200 و٣.٥ فقط."],
        ["اختصارًا بـ (MSL).", "إلا أن"],
        ["في Scale AI.", "ويرجع ذلك"],
        ["شركة ميتا.", "OpenAI أيضا"],
        ["قال د. محمد العلي.", "ثم مضى"],
        ["في عام 1446هـ.", "وقال", "", "ثم"],
        ["سنة 2025 م.", "وقال"],
        ["هل تعرف؟", "نعم!", "لا."],
        ["قال: «انتهى الأمر.»", "ثم مضى."],
        ['قال: "انتهى الأمر."', "ثم مضى."],
        ["المهندس روهان فارما.", "(المشهد)۔"],
        ["قوّةٌ.", "هذا سطر"],
        ["زار example.com وU.S. اليوم"],
        ["رأى Mr. smith"],
        ["1. المقدمة", "", "2.الخاتمة"],
        ["انتظر…", "ثم مضى", "", "قال...ثم"],
        ["انتهى.\u200f", "بدأ"],
        ["", "العنوان", "", "النص"],
    ],
)
def test_where_people_end_sentences(parts):
    glued = {"صحفية.", "MSL).", "AI.", "ميتا.", "فارما."}
    text = ""
    for part in parts:
        spaced = (
            text and part and not text.endswith("\n") and not any(text.endswith(g) for g in glued)
        )
        text += (" " if spaced else "") + (part or "\n")
    found = [text[a:b].strip("\u200f") for a, b in sentences(text)]
    assert found == [part.strip("\u200f") for part in parts if part]


def test_a_missing_space_after_a_point_parts_sentences_but_not_abbreviations():
    assert len(sentences("صحفية.وكانت")) == 2
    assert len(sentences("ان.بي.سي")) == 1
    assert len(sentences("قال د.محمد العلي")) == 1
    assert len(sentences("بلغ 5.وقال")) == 2
    assert len(sentences("بي.بي.سي قالت.والشركة")) == 2
