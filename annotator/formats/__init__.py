"""The file formats. To add one: write a module beside these and put it in the list."""

from annotator.errors import NotFound
from annotator.formats.format import Format
from annotator.formats.native import NATIVE
from annotator.i18n import tr

FORMATS: tuple[Format, ...] = (NATIVE,)


def by_id(name: str) -> Format:
    """The format of this id; raises NotFound that names those there are."""
    for one in FORMATS:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in FORMATS)
    raise NotFound(tr("There is no format {name}; there are {known}.", name=name, known=known))
