"""How fast the canvas is, beside QTextEdit with extra selections in the same run.

Run it alone: ``python -m tests.benchmarks.bench_canvas``. Times are CPU time of this thread in
milliseconds; 50,000 words, 5,000 entities, 300 relations, 1200x800; then 300 relations on one
line.
"""

import gc
import os
import random
import statistics
import time
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.labels import COLOURS, Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.text.segments import words
from annotator.ui.canvas.view import ArticleView
from annotator.ui.theme.fonts import load_fonts, reading_font

WORDS, ENTITIES, RELATIONS, EDITS, FRAMES = 50_000, 5_000, 300, 120, 150
SIZE = (1200, 800)
RELATED = ("مالك", "يعمل في", "founder", "مقرها في", "شريك")
LABELS = LabelSet(
    "bench",
    tuple(Label(c.upper()[:4], colour=c) for c in COLOURS),
    tuple(RelationLabel(word, colour=c) for word, c in zip(RELATED, COLOURS, strict=False)),
)
_SAMPLE = [
    "بدأت",
    "بوادر",
    "العلاقة",
    "بين",
    "شركة",
    "ميتاوشركة",
    "Scale",
    "AI",
    "المتخصصة",
    "في",
    "وسم",
    "البيانات",
    "المُستخدمة",
    "في",
    "تدريب",
    "أنظمة",
    "الذكاء",
    "الاصطناعي،",
    "رغم",
    "أن",
    "ميتا",
    "قد",
    "استثمرت",
    "استثمارًا",
    "ضخمًا",
    "قدره",
    "14.3",
    "مليار",
    "دولار",
    "في",
    "يونيو",
    "الماضي،",
    "وفق",
    "تقارير",
    "صحفية.",
    "وكانت",
    "ميتا",
    "استعانت",
    "برئيسها",
    "التنفيذي",
    "ألكسندر",
    "وانغ",
    "(MSL)",
    "وعدد",
    "كبير",
]


def main():
    app = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    load_fonts()
    for name, paragraph in (("paragraphs of 120 words", 120), ("one giant paragraph", WORDS)):
        text = made_text(paragraph)
        entities = made_entities(text)
        relations = made_relations(entities)
        print(f"\n{name}: {len(text):,} letters, {len(entities):,} entities, {RELATIONS} relations")
        ours = measure_canvas(app, text, entities, relations)
        theirs = measure_text_edit(app, text, entities)
        for what in ("first paint", "all laid out"):
            print(f"  {what:34} {ours[what]:8.1f}   QTextEdit {theirs.get(what, 0):8.1f}")
        print(f"  {'a relation, until painted':34} {shown(ours['a relation, until painted'])}")
        print(f"  {'a hover, until painted':34} {shown(ours['a hover, until painted'])}")
        for what in ("a mark, until painted", "a scrolled frame"):
            print(f"  {what:34} {shown(ours[what])}   QTextEdit {shown(theirs[what])}")
        times = statistics.median(theirs["a mark, until painted"]) / statistics.median(
            ours["a mark, until painted"]
        )
        print(f"  ahead per mark: {times:.0f} times")
    measure_one_line(app)


def made_text(paragraph):
    choose = random.Random(7)  # noqa: S311 - the same numbers each time
    out = [choose.choice(_SAMPLE) for _ in range(WORDS)]
    return "\n".join(" ".join(out[i : i + paragraph]) for i in range(0, WORDS, paragraph))


def made_entities(text):
    choose = random.Random(8)  # noqa: S311 - the same numbers each time
    places = words(text)
    out = []
    for number in range(ENTITIES):
        first = choose.randrange(len(places) - 4)
        last = first + choose.randrange(3)
        label = choose.choice(LABELS.entities).name
        out.append(Entity(f"e{number}", (Span(places[first][0], places[last][1]),), label))
    return out


def made_relations(entities):
    """Between entities that are near each other; one in ten leads far away."""
    choose = random.Random(10)  # noqa: S311 - the same numbers each time
    order = sorted(entities, key=lambda entity: entity.start)
    out = []
    for number in range(RELATIONS):
        head = choose.randrange(len(order) - 500)
        far = choose.randrange(10) == 0
        tail = head + (choose.randrange(100, 500) if far else choose.choice([1, 1, 1, 2, 3, 5]))
        label = choose.choice(RELATED)
        out.append(Relation(f"r{number}", order[head].uid, order[tail].uid, label))
    return out


def measure_one_line(app):
    """300 relations between the twelve words of one line."""
    choose = random.Random(11)  # noqa: S311 - the same numbers each time
    text = " ".join(_SAMPLE[:12])
    entities = [
        Entity(f"e{n}", (Span(*place),), LABELS.entities[n].name)
        for n, place in enumerate(words(text))
    ]
    relations = []
    for number in range(300):
        head, tail = choose.sample(entities, 2)
        relations.append(Relation(f"r{number}", head.uid, tail.uid, choose.choice(RELATED)))
    view = ArticleView()
    view.flashes = False
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    start = time.thread_time()
    view.show_article(text)
    view.show_annotation(Annotation.of([*entities, *relations]), LABELS)
    view.viewport().repaint()
    print(f"\n300 relations on one line, until painted: {since(start):.1f}")
    row = view.page.row_of(0)
    more = Relation("more", "e0", "e7", RELATED[0])
    print(f"  one more, until painted: {timed(app, lambda: relate(view, more)):.1f}")
    start = time.thread_time()
    view.gestures._pulling._open(row)
    view.viewport().repaint()
    print(f"  all of them opened ({row.arcs.lanes} lanes): {since(start):.1f}")
    view.deleteLater()


def measure_canvas(app, text, entities, relations):
    view = ArticleView()
    view.flashes = False
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    figures = {}
    annotation = Annotation.of([*entities, *relations])
    start = time.thread_time()
    view.show_article(text)
    view.show_annotation(annotation, LABELS)
    view.viewport().repaint()
    figures["first paint"] = since(start)
    while view._idle.isActive():
        app.processEvents()
    figures["all laid out"] = since(start)
    gc.collect()
    gc.freeze()
    figures["a mark, until painted"] = [
        timed(app, lambda entity=entity: add(view, entity)) for entity in new_marks(view, text)
    ]
    figures["a relation, until painted"] = [
        timed(app, lambda relation=relation: relate(view, relation))
        for relation in new_relations(view)
    ]
    figures["a hover, until painted"] = [
        timed(app, lambda uid=uid: view.hover(None, uid)) for uid in list(view.annotation.relations)
    ]
    view.verticalScrollBar().setValue(0)
    view.viewport().repaint()
    figures["a scrolled frame"] = [
        timed(app, lambda: view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40))
        for _ in range(FRAMES)
    ]
    view.deleteLater()
    app.processEvents()
    return figures


def new_marks(view, text):
    """Marks in what is on the screen, somewhere in the middle of the article."""
    view.scroll_to(Span(len(text) // 2, len(text) // 2 + 1))
    view.viewport().repaint()
    top = view.verticalScrollBar().value()
    seen = list(view.page.rows_between(top, top + SIZE[1]))
    first = seen[0][0].paragraph.points(seen[0][0].start)
    last = seen[-1][0].paragraph.points(seen[-1][0].end)
    places = words(text[first:last])
    choose = random.Random(9)  # noqa: S311 - the same numbers each time
    for number in range(EDITS):
        start, end = choose.choice(places)
        yield Entity(f"n{number}", (Span(first + start, first + end),), "BLUE")


def add(view, entity):
    edit = edits.add(entity)
    grown = {**view.annotation.entities, entity.uid: entity}  # the model's own cost is not ours
    view.apply_edit(replace(view.annotation, entities=grown), edit)


def new_relations(view):
    """Between entities that are on the screen now."""
    top = view.verticalScrollBar().value()
    rows = [row for row, _ in view.page.rows_between(top, top + SIZE[1])]
    there = sorted({piece.entity.uid for row in rows for piece in row.pieces if piece.opens})
    choose = random.Random(12)  # noqa: S311 - the same numbers each time
    for number in range(EDITS):
        yield Relation(f"m{number}", *choose.sample(there, 2), choose.choice(RELATED))


def relate(view, relation):
    grown = {**view.annotation.relations, relation.uid: relation}
    view.apply_edit(replace(view.annotation, relations=grown), edits.add(relation))


def measure_text_edit(app, text, entities):
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(reading_font(20))
    edit.resize(*SIZE)
    edit.show()
    app.processEvents()
    figures = {}
    start = time.thread_time()
    edit.setPlainText(text)
    marks = [selection(edit, entity) for entity in entities]
    edit.setExtraSelections(marks)
    edit.viewport().repaint()
    figures["first paint"] = since(start)
    app.processEvents()
    figures["all laid out"] = since(start)
    middle = edit.textCursor()
    middle.setPosition(len(text) // 2)
    edit.setTextCursor(middle)
    edit.ensureCursorVisible()
    app.processEvents()

    def grow(entity):
        marks.append(selection(edit, entity))
        edit.setExtraSelections(marks)

    near = [
        Entity(f"n{i}", (Span(len(text) // 2 + 9 * i, len(text) // 2 + 9 * i + 5),), "BLUE")
        for i in range(EDITS // 4)
    ]
    figures["a mark, until painted"] = [timed(app, lambda e=e: grow(e)) for e in near]
    bar = edit.verticalScrollBar()
    bar.setValue(0)
    app.processEvents()
    figures["a scrolled frame"] = [
        timed(app, lambda: bar.setValue(bar.value() + 40)) for _ in range(FRAMES // 3)
    ]
    edit.deleteLater()
    app.processEvents()
    return figures


def selection(edit, entity):
    out = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    cursor.setPosition(entity.start)
    cursor.setPosition(entity.end, QTextCursor.MoveMode.KeepAnchor)
    out.cursor = cursor
    out.format.setBackground(QColor("#d0d8ff"))
    return out


def timed(app, act):
    start = time.thread_time()
    act()
    app.processEvents()
    return since(start)


def since(start):
    return (time.thread_time() - start) * 1000


def shown(times):
    ordered = sorted(times)
    return (
        f"median {statistics.median(ordered):6.2f}  p95 {ordered[int(len(ordered) * 0.95)]:6.2f}"
        f"  max {ordered[-1]:6.2f}"
    )


if __name__ == "__main__":
    main()
