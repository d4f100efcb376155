"""The content of a small report, for tests of its page."""

from voices import marked

from annotator.agreement.counting import count
from annotator.agreement.examples import Example, Reason, versions
from annotator.agreement.page_content import Content, Person
from annotator.agreement.report import report
from annotator.model.labels import ArticleLabelDefinition, Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel

TEXT = "قالت شركة ميتا في القاهرة إن شركة نور في القاهرة"
ONE = marked(
    (10, 14, "ORG"),
    (18, 25, "GPE"),
    relations=[(1, 2, "in")],
    labels=[ArticleLabel("topic", "x")],
)
OTHER = marked(
    (5, 14, "ORG"),
    (18, 25, "ORG"),
    relations=[(2, 1, "in")],
    labels=[ArticleLabel("topic", "y")],
)


def label_set(title="Organisation"):
    return LabelSet(
        "small",
        (Label("ORG", {"en": title, "ar": "منظمة"}, colour="blue"), Label("GPE", colour="red")),
        (RelationLabel("in", {"en": "is in"}, colour="teal"),),
        (ArticleLabelDefinition("topic", {"en": "Topic"}, ("x", "y")),),
    )


def numbers(names=("layla", "omar", "nour"), labels=None):
    labels = labels or label_set()
    differing, same = (count(TEXT, (ONE, one), labels) for one in (OTHER, ONE))
    one, other, third = names
    counts = {
        (one, other): {"a1": differing, "a2": same},
        (one, third): {"a1": same},
        (other, third): {"a1": differing},
    }
    return report(counts, labels, {"a1": "2026-W01", "a2": "2026-W02"})


def example(title="خبر", who=("layla", "omar"), reason=None, marks=None):
    marks = marks or ((ONE.entities["e1"],), (OTHER.entities["e1"],))
    both = versions(TEXT, who, (ONE, OTHER), marks)
    return Example(title, "WORD", both, right_to_left=True, reason=reason)


def content(name="news", labels=None, title="خبر", names=("layla", "omar", "nour"), **more):
    labels = labels or label_set()
    found = numbers(names, labels)
    some = (example(title, names[:2]),)
    keys = ["label:ORG", "relation:in", "cell:GPE:ORG", "kind:WORD", "relation_kind:DIRECTION"]
    reason = Reason("chosen", "lead", 2, 3, "المعنى هنا مؤسسة")
    person = Person(names[0], found["pairs"][0], {"WORD": (example(title, names[:2], reason),)})
    return Content(
        project=name,
        made_on="2026-11-22",
        report=found,
        labels=labels,
        titles={"a1": title, "a2": "خبر آخر"},
        examples=dict.fromkeys([*keys, "answers"], some),
        people=(person,),
        **more,
    )
