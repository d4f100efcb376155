from dataclasses import replace

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui import happening
from annotator.usecases import chains

TEXT = "ميتا في القاهرة وميتا"
LABELS = LabelSet(
    "l",
    (Label("ORG", {"en": "Organisation"}), Label("GPE")),
    (
        RelationLabel("in", {"en": "has its seat in"}),
        RelationLabel("same_as", symmetric=True, transitive=True),
    ),
)
META = Entity("e1", (Span(0, 4),), "ORG")
CAIRO = Entity("e2", (Span(8, 15),), "GPE")
AGAIN = Entity("e3", (Span(17, 21),), "ORG")
SEAT = Relation("r1", "e1", "e2", "in")


def said(edit, before=()):
    after = edits.apply(Annotation.of(before), edit)
    told = happening.happened(edit, TEXT, LABELS, after)
    return told.replace("\u2068", "").replace("\u2069", "")


def test_every_edit_of_an_entity_is_told_in_one_sentence():
    annotation = Annotation.of([META])
    assert said(edits.add(META)) == "«ميتا» is marked as Organisation."
    gone = edits.remove(annotation, META)
    assert said(gone, [META]) == "«ميتا» is no longer marked as Organisation."
    assert said(edits.relabel(META, "GPE"), [META]) == "«ميتا» is GPE now."
    assert said(edits.respan(META, Span(0, 7)), [META]) == "Organisation now covers «ميتا في»."
    assert said(edits.annotate_note(META, "x"), [META]) == "The note on «ميتا» is saved."
    noted = replace(META, note="x")
    assert said(edits.annotate_note(noted, ""), [noted]) == "The note on «ميتا» is removed."
    assert said(edits.add(META, CAIRO)) == "Changed 2 marks."


def test_every_edit_of_a_relation_too():
    all_three = [META, CAIRO, SEAT]
    words = "«ميتا» has its seat in «القاهرة»"
    assert said(edits.add(SEAT), [META, CAIRO]) == f"Related: {words}."
    gone = edits.remove(Annotation.of(all_three), SEAT)
    assert said(gone, all_three) == f"No longer related: {words}."
    turned = "Turned round: «القاهرة» has its seat in «ميتا»."
    assert said(edits.turn(SEAT), all_three) == turned
    assert said(edits.relabel(SEAT, "near"), all_three) == "It is now: «ميتا» near «القاهرة»."
    assert said(edits.annotate_note(SEAT, "x"), all_three) == f"The note on {words} is saved."


def test_relations_that_go_with_their_entity_are_counted():
    all_three = [META, CAIRO, SEAT]
    gone = edits.remove(Annotation.of(all_three), META)
    told = "«ميتا» is no longer marked as Organisation; 1 relation went with it."
    assert said(gone, all_three) == told
    back = said(gone.inverse(), [CAIRO])
    assert back == "«ميتا» is marked as Organisation; 1 relation came with it."


def test_a_chain_is_told_by_its_first_words_and_its_length():
    edit = chains.add_to_chain(Annotation.of([META, AGAIN]), LABELS, "e3", "e1")
    assert said(edit, [META, AGAIN]) == "The chain of «ميتا» has 2 entities now."
    chained = [META, AGAIN, *(one.after for one in edit.changes)]
    assert said(edit.inverse(), chained) == "«ميتا» · «ميتا» are in no chain any more."
    gone = chains.removal(Annotation.of(chained), LABELS, AGAIN)
    assert said(gone, chained) == "«ميتا» is no longer marked as Organisation."


def test_undoing_and_doing_again_are_told_apart():
    after = Annotation.of([META])
    assert happening.undone(edits.add(META), TEXT, LABELS, after).startswith("Undone: ")
    assert happening.redone(edits.add(META), TEXT, LABELS, after).startswith("Done again: ")


def test_a_relation_undone_or_done_again_is_told_without_a_double_negation():
    all_three = [META, CAIRO, SEAT]
    added, removed = edits.add(SEAT), edits.remove(Annotation.of(all_three), SEAT)

    def told(verb, edit, before):
        after = edits.apply(Annotation.of(before), edit)
        sentence = verb(edit, TEXT, LABELS, after)
        return sentence.replace("\u2068", "").replace("\u2069", "")

    words = "«ميتا» has its seat in «القاهرة»"
    assert told(happening.undone, added.inverse(), all_three) == f"Taken back: {words}."
    assert told(happening.undone, removed.inverse(), [META, CAIRO]) == f"Brought back: {words}."
    assert told(happening.redone, added, [META, CAIRO]) == f"Related again: {words}."
    assert told(happening.redone, removed, all_three) == f"Taken away again: {words}."
    turned = told(happening.undone, edits.turn(SEAT), all_three)
    assert turned == "Undone: Turned round: «القاهرة» has its seat in «ميتا»."


def test_suggestions_that_were_accepted_together_are_counted():
    from annotator.model.suggestion import Suggestion, accepting

    edit = accepting([(Suggestion(Span(0, 4), "ORG"), "1"), (Suggestion(Span(5, 8), "ORG"), "2")])
    words = happening.happened(edit, "ميتا في القاهرة", LabelSet("x"), Annotation())
    assert words == "2 suggestions are accepted."
    words = happening.happened(edit.inverse(), "ميتا في القاهرة", LabelSet("x"), Annotation())
    assert words == "2 suggestions are marks no more."
