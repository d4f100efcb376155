"""Makes a project, opens one, and makes the sample that a first start shows."""

import os
from pathlib import Path

from annotator import resources
from annotator.errors import BadInput, NotSaved
from annotator.i18n import tr
from annotator.store.project import Project
from annotator.text.clean import in_letters
from annotator.usecases import annotators
from annotator.usecases.ids import new_uid, now
from annotator.usecases.progress import Progress, silent

LABELS = "news"
POLICIES = ("stem", "token", "free")


def new_project(path: Path, label_set: str = LABELS, policy: str = POLICIES[0]) -> Project:
    """An empty project with this computer's user as its first annotator, open for writing.

    ``label_set`` is the name of a shipped one, or a file. Raises NotFound or BadInput for it,
    and NotSaved if something is at ``path`` already or nothing can be written there.
    """
    from annotator.usecases import labels  # opening needs no file formats, and starts sooner

    if policy not in POLICIES:
        known = ", ".join(POLICIES)
        raise BadInput(
            tr("There is no policy {name}; there are {known}.", name=policy, known=known)
        )
    chosen = labels.label_set(label_set)
    project = Project.create(
        path,
        name=in_letters(path.stem),
        labels=chosen,
        policy=policy,
        uid=new_uid(),
        now=now(),
    )
    annotators.add(project, annotators.computer_user())
    return project


def open_project(path: Path, *, read_only: bool = False) -> Project:
    """A project that is there.

    Raises NotFound, ForeignFile, NewerFile or DamagedFile. Where another program is writing to
    it, it is opened read-only and ``holder`` says who that is.
    """
    return Project.open(path, read_only=read_only)


def make_sample(path: Path, progress: Progress = silent) -> Project:
    """The sample project of our own articles, open for writing; whole, or not there at all."""
    from annotator.usecases.import_articles import ImportOptions, import_paths

    if path.exists():
        raise NotSaved(tr("There is a file {path} already.", path=str(path)))
    half = path.with_name(f".{path.name}.half")
    half.unlink(missing_ok=True)
    try:
        with new_project(half) as project:
            import_paths(project, [resources.seeds()], ImportOptions(), progress)
            project.set_name(path.stem)
        os.replace(half, path)  # noqa: PTH105 - the same on every system
    finally:
        half.unlink(missing_ok=True)
    return open_project(path)
