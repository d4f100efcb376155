"""The commands about what is marked: entities with their edges and pieces, relations and chains."""

from collections.abc import Callable, Iterator

from annotator.i18n import tr
from annotator.ui.canvas.caret import Edge
from annotator.ui.command import Command, Menu
from annotator.ui.marking import EdgeUnit
from annotator.ui.verbs import Verbs


def entity_commands() -> tuple[Command, ...]:
    """They work in the article, on the entity that is chosen."""
    start_letter = (tr("Start one letter back"), tr("Start one letter on"))
    start_word = (tr("Start one word or clitic back"), tr("Start one word or clitic on"))
    end_letter = (tr("End one letter back"), tr("End one letter on"))
    end_word = (tr("End one word or clitic back"), tr("End one word or clitic on"))
    return (
        _entity_command("next_entity", tr("Next entity"), "Tab", lambda v: v.view.next_entity()),
        _entity_command(
            "previous_entity",
            tr("Previous entity"),
            "Shift+Tab",
            lambda v: v.view.previous_entity(),
        ),
        _entity_command("remove", tr("Remove"), "Delete", lambda v: v.marking.remove()),
        _entity_command("note", tr("Note"), "N", lambda v: v.marking.write_note()),
        _pieces("add_piece", tr("Add a piece"), ("=", "Shift+=", "+"), lambda v: v.pieces.add()),
        _pieces("take_off_piece", tr("Take a piece off"), ("-",), lambda v: v.pieces.take_off()),
        *_edge("start", "letter", "", start_letter),
        *_edge("start", "word", "Ctrl+", start_word),
        *_edge("end", "letter", "Shift+", end_letter),
        *_edge("end", "word", "Ctrl+Shift+", end_word),
    )


def relation_commands() -> Iterator[Command]:
    """They work in the article, on the relation or the entity that is chosen."""
    rows: tuple[tuple[str, str, str, Callable[[Verbs], object]], ...] = (
        ("relate", tr("Relation to …"), "R", lambda v: v.relating.begin()),
        ("next_relation", tr("Next relation"), "Ctrl+R", lambda v: v.related.step(1)),
        (
            "previous_relation",
            tr("Previous relation"),
            "Ctrl+Shift+R",
            lambda v: v.related.step(-1),
        ),
        ("turn_relation", tr("Turn round"), "Shift+R", lambda v: v.related.turn()),
        ("chain", tr("The same as the last one"), "C", lambda v: v.chaining.add()),
        ("unchain", tr("Out of its chain"), "Shift+C", lambda v: v.chaining.take_out()),
    )
    for name, title, key, call in rows:
        yield Command(name, title, (key,), Menu.RELATION, call, in_article=True)


def _entity_command(name: str, title: str, key: str, call: Callable[[Verbs], object]) -> Command:
    return Command(name, title, (key,), Menu.ENTITY, call, in_article=True)


def _pieces(
    name: str, title: str, keys: tuple[str, ...], call: Callable[[Verbs], object]
) -> Command:
    return Command(name, title, keys, Menu.ENTITY, call, in_article=True, parted=name[0] == "a")


def _edge(edge: Edge, unit: EdgeUnit, held: str, titles: tuple[str, str]) -> Iterator[Command]:
    for forward, key, title, way in (
        (False, "[", titles[0], "back"),
        (True, "]", titles[1], "on"),
    ):
        yield Command(
            f"{edge}_{unit}_{way}",
            title,
            (held + key,),
            Menu.ENTITY,
            _mover(edge, unit, forward=forward),
            in_article=True,
            parted=edge == "start" and unit == "letter" and not forward,
        )


def _mover(edge: Edge, unit: EdgeUnit, *, forward: bool) -> Callable[[Verbs], object]:
    return lambda v: v.marking.move_edge(edge, unit, forward=forward)
