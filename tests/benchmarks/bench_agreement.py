"""How fast agreement is counted, beside a plain Python loop over the same marks in the same run.

``python -m tests.benchmarks.bench_agreement`` [--articles 10000] [--entities 40]
"""

import argparse
import random
import time
from itertools import combinations

import numpy as np

from annotator.agreement.bulk import Article, classes, only_edges, tables
from annotator.agreement.counting import count
from annotator.agreement.intervals import resampled
from annotator.agreement.layers import Layer, match
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span

NAMES = [f"L{n:02}" for n in range(20)]
ANNOTATORS = 3


def texts(count, chance):
    """Articles of some 400 words, some of them with marks at their edges."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 8))) for _ in range(3000)]
    words += [f"«{word}»" for word in words[:200]] + [f"وبال{word}" for word in words[:200]]
    return [" ".join(chance.choices(words, k=400)) for _ in range(count)]


def truth(text, entities, chance):
    """Entities of one to four words, a tenth of them within the one before."""
    bounds = [0, *(at + 1 for at, c in enumerate(text) if c == " "), len(text) + 1]
    places = sorted(chance.sample(range(len(bounds) - 5), entities))
    found = []
    for at in places:
        if found and chance.random() < 0.1:
            start, end, _ = found[-1]
            found.append((start, max(start + 2, end - 3), chance.randrange(len(NAMES))))
        else:
            end = bounds[at + chance.randint(1, 4)] - 1
            found.append((bounds[at], end, chance.randrange(len(NAMES))))
    return found


def seen(marks, text, chance):
    """What an annotator makes of the truth; two of them agree by a strict F1 of about .88."""
    found = set()
    for mark in marks:
        start, end, label = mark
        case = chance.random()
        if case < 0.02:
            continue
        if case < 0.03:
            found.add((start, end, chance.randrange(len(NAMES))))
        elif case < 0.045:
            found.add((start, min(len(text), end + chance.randint(1, 8)), label))
        elif case < 0.06:
            found.add((max(0, start - chance.randint(1, 8)), end, label))
        elif case < 0.065 and end - start > 6:
            middle = (start + end) // 2
            found |= {(start, middle, label), (middle + 1, end, label)}
        else:
            found.add(mark)
    return sorted(found)


def layer(articles):
    rows = [(at, *mark) for at, marks in enumerate(articles) for mark in marks]
    columns = np.array(rows, dtype=np.int64).T
    return Layer(columns[0], columns[1], columns[2], columns[3], NAMES)


def plain_loop(texts, first, second):
    """The same tables as one would write them at first: each mark against each of the other's."""
    scores = {}
    for text, mine, theirs in zip(texts, first, second, strict=True):
        for mark in mine:
            scores.setdefault(mark[2], [0, 0, 0, 0, 0])[0] += 1
        for mark in theirs:
            scores.setdefault(mark[2], [0, 0, 0, 0, 0])[1] += 1
        left, rest = list(theirs), []
        for mark in mine:
            if mark in left:
                left.remove(mark)
                for at in (2, 3, 4):
                    scores[mark[2]][at] += 1
            else:
                rest.append(mark)
        near = [
            (shared(one, other), one, other)
            for one in mine
            for other in theirs
            if shared(one, other) and one in rest and other in left
        ]
        for _, one, other in sorted(near, reverse=True):
            if one in rest and other in left:
                rest.remove(one)
                left.remove(other)
                if one[2] == other[2]:
                    scores[one[2]][4] += 1
                    scores[one[2]][3] += bare(text, one) == bare(text, other)
    return scores


def shared(one, other):
    """Intersection over union, and one for the same label."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    if both <= 0:
        return 0
    return both / (one[1] - one[0] + other[1] - other[0] - both) + (one[2] == other[2])


def bare(text, mark):
    """Its bounds without signs."""
    start, end, _ = mark
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def timed(work, times=5):
    """The least seconds of wall and of processor that something takes, and what it gave."""
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        result = work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return np.array([min(walls), min(processors)]), result


def objects(text, marks, who):
    """An annotation as the rest of the program has it."""
    return Annotation.of(
        Entity(f"{who}{at:04}", (Span(start, end),), NAMES[label])
        for at, (start, end, label) in enumerate(marks)
    )


def given():
    """What was asked for on the command line."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--entities", type=int, default=40)
    return arguments.parse_args()


def told(what, seconds, more=""):
    """One line of the result."""
    wall, processor = seconds
    print(f"{what:32}{wall:8.2f} s {processor:8.2f} s processor   {more}")


def main():
    asked = given()
    chance = random.Random(3)  # noqa: S311 - the same each time
    written = texts(asked.articles, chance)
    true = [truth(text, asked.entities, chance) for text in written]
    people = [
        [seen(marks, text, chance) for marks, text in zip(true, written, strict=True)]
        for _ in range(ANNOTATORS)
    ]
    print(f"{ANNOTATORS} annotators × {asked.articles} articles × {asked.entities} entities")
    at_once(written, people)
    some = [
        (objects(written[n], people[0][n], "a"), objects(written[n], people[1][n], "b"))
        for n in range(min(100, asked.articles))
    ]
    one, _ = timed(lambda: [count(written[n], both, LabelSet("x")) for n, both in enumerate(some)])
    told("one more article, one pair", one / len(some), f"{1000 * one[1] / len(some):.1f} ms")


def at_once(written, people):
    """All articles, by columns and by the plain loop."""
    articles = [Article(text) for text in written]
    columns, layers = timed(lambda: [layer(one) for one in people], 1)
    told("columns from tuples", columns)
    pairs = [(layers[i], layers[j]) for i, j in combinations(range(ANNOTATORS), 2)]
    alone, matched = timed(lambda: [match(*pair) for pair in pairs])
    told("alignment", alone)

    def scored():
        return [
            tables(len(written), *pair, one, only_edges(articles, *pair, one))
            for pair, one in zip(pairs, matched, strict=True)
        ]

    f1, found = timed(scored)
    told("all F1 tables, alignment too", alone + f1, "bar 1 s")
    parts = [one.parts() for one in found]
    over, under = (np.hstack([part[side] for part in parts]) for side in (0, 1))
    drawn, _ = timed(lambda: resampled(over, under, 0))
    told("intervals, 1,000 drawings", drawn, f"bar 2 s   {over.shape[1]} measures")
    classed, kinds = timed(
        lambda: [classes(articles, *pair, one) for pair, one in zip(pairs, matched, strict=True)], 2
    )
    rows = sum(len(one.article) for one in kinds)
    told("classes of disagreement", classed, f"bar 5 s   {rows} of them")
    slow, scores = timed(
        lambda: [plain_loop(written, *pair) for pair in combinations(people, 2)], 1
    )
    strict = [sum(counts[2] for counts in one.values()) for one in scores]
    assert strict == [int(one.strict.sum()) for one in found]
    marks = sum(int(one.a.sum() + one.b.sum()) for one in found)
    told("a plain loop for the tables", slow, f"{slow[1] / (alone + f1)[1]:.0f} times the tables")
    print(f"strict F1 {2 * sum(strict) / marks:.3f}")


if __name__ == "__main__":
    main()
