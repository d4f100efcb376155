"""The gold of a project: whose annotation it is, and what was decided about each article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.model.annotation import Annotation, Annotator, AnnotatorKind
from annotator.model.decision import (
    Decision,
    Method,
    Provenance,
    by_hand,
    in_force,
    is_undone,
    renamed,
)
from annotator.model.marks import Entity, Mark, Relation
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases import annotators, renamings
from annotator.usecases.history import MERGE, RENAME, History, Step


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article, and how it came to be."""

    annotation: Annotation
    decisions: tuple[Decision, ...]
    """Those in force. An edit of the gold that nobody decided in a review is one too: by hand."""
    taken_back: tuple[Decision, ...]
    history: History
    """What can be undone."""

    def was_changed_by_hand(self, decision: Decision) -> bool:
        """Whether an edit of the gold that no review made touched what a decision put there."""
        uids = {mark.uid for mark in decision.gold}
        later = self.decisions[_place(self.decisions, decision) + 1 :]
        edits = [one for one in later if is_by_hand(one)]
        touched = {uid for one in edits for uid in (*one.removed, *(m.uid for m in one.gold))}
        return bool(uids & touched)


def annotator(project: Project) -> Annotator | None:
    """Whose annotation the gold is; None while there is none."""
    known = project.annotators.all()
    return next((one for one in known if one.kind is AnnotatorKind.GOLD), None)


def require(project: Project) -> Annotator:
    """The same; makes it if there is none. Raises ReadOnlyProject."""
    return annotator(project) or annotators.add(project, annotators.GOLD)


def of_article(project: Project, article: str) -> Gold:
    """The gold of an article (a uid), and all that was decided about it; raises NotFound."""
    who = annotator(project)
    if who is None:
        return Gold(Annotation(), (), (), History())
    entries = project.journal.history(article, who.uid)
    undone = {entry.undoes: entry.uid for entry in entries if entry.undoes}
    made = _made(project, article, entries)
    return Gold(
        project.annotations.load(article, who.uid),
        tuple(in_force(made, undone)),
        tuple(one for one in made if is_undone(one.edit, undone)),
        History.of(Step(entry.uid, entry.edit, entry.undoes) for entry in entries),
    )


def provenance(project: Project, article: str) -> dict[str, Provenance]:
    """Where the marks (uids) of the gold come from, as far as a review put them there.

    What was changed by hand afterwards says so, and keeps its sources.
    """
    found: dict[str, Provenance] = {}
    for decision in of_article(project, article).decisions:
        why = decision.why
        for mark in decision.gold:
            before = found.get(mark.uid)
            if not is_by_hand(decision):
                found[mark.uid] = why
            elif before is not None:
                found[mark.uid] = replace(
                    before, method=Method.EDITED, author=why.author, made_at=why.made_at
                )
    return found


def is_by_hand(decision: Decision) -> bool:
    """Whether it is read out of an edit of the gold that no review made."""
    return decision.uid == decision.edit


def _place(decisions: Sequence[Decision], wanted: Decision) -> int:
    """Where a decision stands; behind all, if it is not there."""
    places = (n for n, one in enumerate(decisions) if one.uid == wanted.uid)
    return next(places, len(decisions))


def _made(project: Project, article: str, entries: Sequence[JournalEntry]) -> list[Decision]:
    """Every decision, in the order of the edits that carried them out, under today's labels."""
    stored: dict[str, list[Decision]] = {}
    for one in project.decisions.of_article(article):
        stored.setdefault(one.edit, []).append(one)
    renaming = project.journal.titled(article, RENAME, MERGE) if stored else []
    made: list[Decision] = []
    for entry in entries:
        if entry.edit.title == RENAME:
            names = renamings.names(entry.edit)
            made = [replace(one, gold=_relabelled(one.gold, names)) for one in made]
        elif entry.edit.title == MERGE:
            made, rest = renamings.followed(made, entry.edit)
            made += _by_hand(replace(entry, edit=rest), ())
        elif entry.undoes is None:
            there = stored.get(entry.uid, [])
            made += [_up_to_date(one, entry.uid, renaming) for one in there]
            made += _by_hand(entry, there)
    return made


def _by_hand(entry: JournalEntry, decided: Iterable[Decision]) -> list[Decision]:
    """What an edit changed past the decisions that it carries out, if anything."""
    known = {uid for one in decided for uid in (*one.removed, *(mark.uid for mark in one.gold))}
    rest = tuple(change for change in entry.edit.changes if change.uid not in known)
    if not rest:
        return []
    edit = replace(entry.edit, changes=rest)
    return [by_hand(entry.uid, entry.article, edit, entry.author, entry.made_at)]


def _up_to_date(decision: Decision, edit: str, renaming: Iterable[JournalEntry]) -> Decision:
    """Its sources, under the names that they were given after it (uids go by time)."""
    for one in renaming:
        if one.uid > edit:
            moved = renamings.sources(one.edit, one.annotator)
            decision = renamed(decision, one.annotator, renamings.names(one.edit), moved)
    return decision


def _relabelled(marks: tuple[Mark, ...], names: dict[str, str]) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, label=names.get(mark.label, mark.label))
        if isinstance(mark, Entity | Relation)
        else mark
        for mark in marks
    )
