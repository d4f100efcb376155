"""``hashiya formats``: what can be read and written, and what each format cannot carry."""

import argparse

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.formats import FORMATS
from annotator.formats.archives import ENDINGS
from annotator.formats.format import Format
from annotator.i18n import tr


def declare(commands: Commands) -> None:
    """Adds the command."""
    commands.add("formats", tr("List the file formats"), run)


def run(_arguments: argparse.Namespace, console: Console) -> int:
    """Lists them."""
    console.result(
        {"formats": [_plain(one) for one in FORMATS], "archives": list(ENDINGS)},
        *map(_line, FORMATS),
        tr(
            "Archives ({endings}) are read as the folders that they hold.",
            endings=", ".join(ENDINGS),
        ),
    )
    return DONE


def _plain(one: Format) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "endings": list(one.endings),
        "reads": one.read is not None,
        "writes": one.write is not None,
        "offsets": one.offsets,
        "cannot_carry": list(one.cannot_carry),
        "choices": {choice.name: list(choice.values) for choice in one.choices},
    }


def _line(one: Format) -> str:
    does = tr("reads, writes") if one.read and one.write else tr("reads")
    does = does if one.read else tr("writes")
    line = f"{one.id:10} {does:14} {one.title} ({', '.join(one.endings)})"
    for choice in one.choices:
        line += f"; --{choice.name} {'|'.join(choice.values)}"
    if one.cannot_carry:
        line += "; " + tr("cannot carry: {kinds}", kinds=tr(", ").join(one.cannot_carry))
    return line
