"""Copies a project, whole and checked."""

from pathlib import Path

from annotator.store.project import ENDING, Project


def backup(project: Project, to: Path) -> Path:
    """Copies the project to a new file, or into a folder under its own name.

    Raises BadInput if there is a file already, DiskFull, NotSaved, DamagedFile.
    """
    return project.backup(to / f"{project.path.stem}{ENDING}" if to.is_dir() else to)
