"""The keys of a review. They are places on the keyboard, as everywhere."""

from dataclasses import dataclass

from annotator.i18n import tr


@dataclass(frozen=True, slots=True)
class ReviewCommand:
    """One thing to do with the question in front; ``ReviewDesk`` knows how."""

    id: str
    title: str
    keys: tuple[str, ...]


def review_commands() -> tuple[ReviewCommand, ...]:
    """All of them, but for the numbers of annotators, in the language in use."""
    made = ReviewCommand
    return (
        made("accept", tr("Accept what is proposed"), ("Enter",)),
        made("reject", tr("Nothing belongs here"), ("0",)),
        made("unite", tr("Take the union"), ("U",)),
        made("intersect", tr("Take the intersection"), ("I",)),
        made("start letter back", tr("Start one letter back"), ("[",)),
        made("start letter on", tr("Start one letter on"), ("]",)),
        made("end letter back", tr("End one letter back"), ("Shift+[",)),
        made("end letter on", tr("End one letter on"), ("Shift+]",)),
        made("start word back", tr("Start one word or clitic back"), ("Ctrl+[",)),
        made("start word on", tr("Start one word or clitic on"), ("Ctrl+]",)),
        made("end word back", tr("End one word or clitic back"), ("Ctrl+Shift+[",)),
        made("end word on", tr("End one word or clitic on"), ("Ctrl+Shift+]",)),
        made("label", tr("Other label …"), ("L",)),
        made("turn", tr("Turn the relation round"), ("Shift+R",)),
        made("alike", tr("Accept it here and wherever all is alike …"), ("A",)),
        made("alike last", tr("The last decision wherever all is alike …"), ("Shift+A",)),
        made("flag", tr("Ask the guidelines …"), ("Shift+/",)),
        made("flags", tr("All that was asked of the guidelines …"), ("G",)),
        made("next", tr("Next question"), ("J",)),
        made("previous", tr("Previous question"), ("K",)),
        made("step on", tr("Next question, a settled one too, to settle it anew"), ("Down",)),
        made("step back", tr("Previous question, a settled one too"), ("Up",)),
        made("next_article", tr("Next article"), ("Shift+J",)),
        made("everything", tr("All questions again, not only the picked ones"), ("Backspace",)),
        made("undo", tr("Undo"), ("Ctrl+Z",)),
        made("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        made("keys", tr("All keys"), ("F1",)),
    )
