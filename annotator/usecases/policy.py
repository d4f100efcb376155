"""Where marks may begin in a word: the project's policy, and the words that it goes by."""

from collections import Counter
from weakref import WeakKeyDictionary

from annotator.store.project import Project
from annotator.text.clitics import Policy, WordCounts
from annotator.usecases.progress import Progress, silent

MOST_WORDS = 4_000_000
"""So many are counted at most: more would hardly move a cut, and take seconds and memory."""

_COUNTED: WeakKeyDictionary[Project, Counter[str]] = WeakKeyDictionary()


def policy_of(project: Project) -> Policy:
    """The policy in force."""
    return Policy(project.policy)


def change(project: Project, policy: Policy) -> None:
    """Says anew where marks may begin; those that are there stay as they are."""
    project.set_policy(policy.value)


def count_words(project: Project, progress: Progress = silent) -> Counter[str]:
    """How often each word, in search form, stands in the articles; the first of very many."""
    counts: Counter[str] = Counter()
    seen = 0
    for words in project.words.pages():
        counts.update(words)
        seen += len(words)
        progress(seen, None)
        if seen >= MOST_WORDS:
            break
    return counts


def keep_counts(project: Project, counts: Counter[str]) -> None:
    """Remembers what was counted as long as the project is open."""
    _COUNTED[project] = counts


def counts_of(project: Project) -> WordCounts | None:
    """How often a word is in the project; None as long as that was not counted."""
    counted = _COUNTED.get(project)
    return counted.__getitem__ if counted is not None else None
