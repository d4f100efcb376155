"""The commands about labels: their editor, their guideline, what else is said of a mark."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def label_commands() -> tuple[Command, ...]:
    """They stand under their own heading."""
    menu = Menu.LABELS
    return (
        Command(
            "guideline", tr("Guideline"), ("F2",), menu, lambda v: v.labelling.toggle_guideline()
        ),
        Command(
            "attributes", tr("Attributes"), ("F4",), menu, lambda v: v.labelling.go_to_attributes()
        ),
        Command(
            "article_labels",
            tr("Labels of the article"),
            ("Ctrl+T",),
            menu,
            lambda v: v.labelling.go_to_article(),
        ),
        Command(
            "edit_labels",
            tr("Change the label set …"),
            ("Ctrl+L",),
            menu,
            lambda v: v.labelling.edit_labels(),
            parted=True,
        ),
        Command("labels", tr("Choose a label set …"), (), menu, lambda v: v.files.use_labels()),
    )
