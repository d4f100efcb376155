"""A relation in the making: from the chosen entity to a target, with one of the labels that fit."""

from annotator.i18n import tr
from annotator.model.labels import RelationLabel
from annotator.model.marks import Entity
from annotator.ui.offering import ends, show_offer
from annotator.ui.panels.relation_palette import Offer
from annotator.ui.parts import Parts
from annotator.ui.words import isolated, quoted
from annotator.ui.workbench import Workbench
from annotator.usecases import chains
from annotator.usecases.annotate import Annotating
from annotator.usecases.relations import offered, targets, usual, why_none

_STEPS = {"next_entity": 1, "previous_entity": -1}


class Relating:
    """The mode that R and a drag from entity to entity begin (see ``mode.Mode``).

    ``view.relating`` is the head; while there is none, the mode is not on.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._target = ""
        bench.changed.connect(self._after_change)
        bench.article_opened.connect(self._end)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def _opened(self) -> Annotating | None:
        return self._bench.annotating

    def begin(self) -> None:
        """Starts a relation from the chosen entity."""
        opened, view = self._opened, self._parts.view
        head = opened.annotation.entities.get(view.chosen or "") if opened else None
        if opened is None or head is None:
            self._bench.say(tr("Choose the entity where the relation starts, then press R."))
            return
        words = quoted(head.of(opened.article.text))
        if not targets(opened.annotation, opened.labels, head.uid):
            told = tr("No relation of the label set leads from {words} to another.", words=words)
            self._parts.status.say(told, is_refusal=True)
            return
        self._aim(head.uid, "")
        self._bench.say(tr("From {words}: Tab or click to the target, then a number.", words=words))

    def offer(self, head: str, tail: str) -> None:
        """Offers the labels that lead from one entity to another; where there is one, takes it."""
        self._parts.view.choose_relation(None)
        self._aim(head, tail)
        self._confirm()

    def take(self, name: str) -> None:
        """Makes the relation with this label."""
        opened, head, tail = self._opened, self._parts.view.relating, self._target
        if opened is None or not head or not tail:
            return
        label = opened.labels.relation(name)
        if label and chains.is_chain_label(label):
            opened.do(chains.add_to_chain(opened.annotation, opened.labels, tail, head))
        else:
            opened.relate(head, tail, name)
        self._end()
        self._parts.view.choose(head, scroll=False)
        self._parts.view.setFocus()

    def turn(self) -> None:
        """Makes the target the head and the head the target."""
        head = self._parts.view.relating
        if head and self._target:
            self._aim(self._target, head)
        elif head:
            self._ask_for_target()

    def leave(self) -> None:
        """Makes no relation after all."""
        if self._parts.view.relating:
            self._end()
            self._parts.view.setFocus()
            self._bench.say(tr("No relation is made."))

    def take_key(self, key: str, command: str) -> bool:
        """Takes the keys that lead to the target and to the label."""
        if not self._parts.view.relating:
            return False
        name = self._parts.relation_labels.by_key(key)
        if command in _STEPS:
            self._step(_STEPS[command])
        elif command in {"let_go", "remove"}:
            self.leave()
        elif command == "turn_relation":
            self.turn()
        elif command == "chain":
            self._chain()
        elif name:
            self.take(name)
        elif key == "Enter" or command == "relate" or (not command and len(key) == 1):
            self._confirm()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        opened, head = self._opened, self._parts.view.relating
        if opened is None or not head:
            return
        able = targets(opened.annotation, opened.labels, head)
        if self._target in able:
            self._aim(head, able[(able.index(self._target) + by) % len(able)])
        elif able:
            self._aim(head, able[0 if by > 0 else -1])

    def _aim(self, head: str, tail: str) -> None:
        self._target = tail
        self._parts.view.begin_relating(head)
        self._parts.view.set_relation_target(tail or None)
        offer = self._offer()
        show_offer(self._parts, offer)
        if offer and tail:
            self._bench.say(offer.ends)

    def _confirm(self) -> None:
        offer = self._offer()
        if not self._target or offer is None:
            self._ask_for_target()
        elif label := self._usual(offer):
            self.take(label.name)
            self._show_others(label, offer)
        elif offer.labels:
            self._bench.say(tr("Press the number of one of these labels."))
        else:
            self._parts.status.say(offer.none, is_refusal=True)

    def _usual(self, offer: Offer) -> RelationLabel | None:
        opened, pair = self._opened, self._pair()
        if opened is None or pair is None or pair[1] is None:
            return None
        project, annotator = self._bench.project, opened.annotator.uid
        return usual(project, annotator, pair[0], pair[1], offer.labels)

    def _show_others(self, label: RelationLabel, offer: Offer) -> None:
        """The relation just made stays chosen, so that the number of another label changes it."""
        opened = self._opened
        if opened is None or len(offer.labels) == 1 or chains.is_chain_label(label):
            return
        self._parts.view.choose_relation(max(opened.annotation.relations), scroll=False)
        told = tr("{ends}: {label}, as last time. A number takes another label.",
                  ends=offer.ends, label=isolated(label.title))  # fmt: skip
        self._parts.status.say(told, can_undo=True)

    def _chain(self) -> None:
        opened, pair = self._opened, self._pair()
        if opened is None or pair is None or pair[1] is None:
            self._ask_for_target()
            return
        head, tail = pair[0].uid, pair[1].uid
        opened.do(chains.add_to_chain(opened.annotation, opened.labels, tail, head))
        self._end()
        self._parts.view.choose(tail, scroll=False)

    def _end(self) -> None:
        self._target = ""
        self._parts.view.end_relating()
        show_offer(self._parts, None)

    def _after_change(self) -> None:
        """Something was undone, or done again, meanwhile."""
        if self._parts.view.relating:
            show_offer(self._parts, self._offer())
        elif self._target:
            self._end()

    def _offer(self) -> Offer | None:
        """What is offered between the head and the target as they are."""
        opened, pair = self._opened, self._pair()
        if opened is None or pair is None:
            return None
        head, tail = pair
        told = ends(head, tail, opened.article.text)
        if tail is None:
            return Offer(told, none=tr("Tab, Shift+Tab or a click choose the target."))
        labels = offered(opened.labels, head, tail)
        return Offer(told, labels, "" if labels else why_none(opened.labels, head, tail))

    def _pair(self) -> tuple[Entity, Entity | None] | None:
        """The head, and the target if there is one yet."""
        entities = self._opened.annotation.entities if self._opened else {}
        head = entities.get(self._parts.view.relating or "")
        return (head, entities.get(self._target)) if head else None

    def _ask_for_target(self) -> None:
        self._bench.say(tr("Tab or click to the target of the relation first."))
