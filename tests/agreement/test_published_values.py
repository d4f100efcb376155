"""Every measure against worked examples that were published, to the digits that were printed."""

import numpy as np
import pytest

from annotator.agreement.chance import (
    MISSING,
    bennett_s,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    scott_pi,
    weighted_alpha,
    weighted_kappa,
)
from annotator.agreement.unitizing import alpha_of_2004, disagreements_of_2004


def ratings(*annotators):
    """A row of figures or letters for each annotator, ``.`` where one gave no rating."""
    order = sorted({c for row in annotators for c in row} - {"."})
    return np.array(
        [[MISSING if c == "." else order.index(c) for c in row] for row in annotators]
    ).T


def by_item(*items):
    """The items of Hayes & Krippendorff, each a figure for each of five observers."""
    return ratings(*("".join(column) for column in zip(*items, strict=True)))


MEG_OWEN = ratings("0100000010", "1110010000")
BEN_GERRY = ratings("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = ratings("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
HAYES = by_item(
    "112.2", "1101.", "2333.", ".00.0", "000.0", "000.0", "102.1", "1.20.", "222.2", "2111.",
    ".100.", "0000.", "1222.", "33223", "111.1", "111.1", "212.2", "1233.", "1101.", "000.0",
    "0011.", "00.00", "2333.", "0000.", "12.22", "0111.", "00010", "1212.", "1122.", "112.2",
    "110.0", "2121.", "22.22", "3222.", "222.2", "223.2", "222.2", "22.12", "2222.", "111.1",
)  # fmt: skip
PATIENTS = (
    "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 "
    "144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 "
    "111155 224444 133333 555555"
)
DIAGNOSES = [[item.count(str(n)) for n in range(1, 6)] for item in PATIENTS.split()]
FOURTEEN_RATERS = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
STATEMENTS = [[20, 20], [10, 50]]
ACTS = [[46, 6, 0], [0, 32, 0], [0, 6, 10]]
ACT_DISTANCES = [[0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]]
UNITS = (
    [(225, 295, "c"), (370, 400, "c"), (180, 240, "k"), (300, 350, "k")],
    [(220, 300, "c"), (355, 375, "c"), (400, 420, "c"), (180, 240, "k"), (300, 350, "k")],
)
PARTS = disagreements_of_2004(UNITS, 150, 450)
EACH = alpha_of_2004(UNITS, 150, 450)[1]
AS_PRINTED = 1 - round(PARTS["c"][0], 4) / sum(round(expected, 4) for _, expected in PARTS.values())
"""The source goes on with figures rounded to four digits; without rounding it is .8587."""

EXAMPLES = {
    "Krippendorff 2011, A": (krippendorff_alpha(MEG_OWEN), ".095"),
    "Krippendorff 2011, B": (krippendorff_alpha(BEN_GERRY), ".692"),
    "Krippendorff 2011, C nominal": (krippendorff_alpha(FOUR_OBSERVERS), ".743"),
    "Krippendorff 2011, C ordinal": (krippendorff_alpha(FOUR_OBSERVERS, "ordinal"), ".815"),
    "Krippendorff 2011, C interval": (
        krippendorff_alpha(FOUR_OBSERVERS, "interval", [1, 2, 3, 4, 5]), ".849",
    ),
    "Krippendorff 2011, C ratio": (
        krippendorff_alpha(FOUR_OBSERVERS, "ratio", [1, 2, 3, 4, 5]), ".797",
    ),
    "Hayes & Krippendorff 2007, ordinal": (krippendorff_alpha(HAYES, "ordinal"), ".7598"),
    "Fleiss 1971": (fleiss_kappa(DIAGNOSES), ".430"),
    "Wikipedia, Fleiss' kappa": (fleiss_kappa(FOURTEEN_RATERS), ".210"),
    "Cohen 1960": (cohen_kappa(COHEN), ".492"),
    "Artstein & Poesio 2008, S": (bennett_s(STATEMENTS), ".400"),
    "Artstein & Poesio 2008, π": (scott_pi(STATEMENTS), ".341"),
    "Artstein & Poesio 2008, κ": (cohen_kappa(STATEMENTS), ".348"),
    "Artstein & Poesio 2008, κ of acts": (cohen_kappa(ACTS), ".8013"),
    "Artstein & Poesio 2008, α_w": (weighted_alpha(ACTS, ACT_DISTANCES), ".8156"),
    "Artstein & Poesio 2008, κ_w": (weighted_kappa(ACTS, ACT_DISTANCES), ".8163"),
    "Gwet 2015, α": (krippendorff_alpha(FOUR_OBSERVERS), ".7434"),
    "Gwet 2015, AC1": (gwet_ac1(FOUR_OBSERVERS), ".7754"),
    "Krippendorff 2004, unitizing": (AS_PRINTED, ".8591"),
    "Krippendorff 2004, unitizing c": (EACH["c"], ".7286"),
    "Krippendorff 2004, unitizing k": (EACH["k"], "1"),
}  # fmt: skip


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_published_value_is_met_to_its_last_digit(source):
    value, printed = EXAMPLES[source]
    digits = len(printed.partition(".")[2])
    assert f"{value:.{digits}f}".lstrip("0") == printed


def test_what_was_rounded_on_the_way_is_told():
    assert alpha_of_2004(UNITS, 150, 450)[0] == pytest.approx(0.8587, abs=0.00005)
    assert {k: tuple(round(v, 4) for v in pair) for k, pair in PARTS.items()} == {
        "c": (0.0144, 0.0532),
        "k": (0.0, 0.049),
    }
