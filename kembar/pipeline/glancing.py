"""
Leaving a glance behind (`build/glance`), where a build has found, or has left, nothing to do.

What was looked at has to be at rest for that: what was written just before, or since, may be another thing than what was built.
"""

from contextlib import suppress
from pathlib import Path

from kembar.build.glance import Numbers, keep, package_folders
from kembar.build.kept_values import LedgerError
from kembar.build.ledger import NAME, Ledger, Output
from kembar.build.published import MANIFEST, workshop_folder
from kembar.build.scan import FOLDER, Scan, Stat, stat_of, was_at_rest
from kembar.pipeline.changes import GENERATOR, Changes, folders_read
from kembar.pipeline.project import Project, Settings


def leave_glance(ledger: Ledger, project: Project, out: Path, settings: Settings, changes: Changes) -> None:
    """
    Lets the next plain build see at a glance that nothing has changed, if nothing has.

    The site is published as the ledger says, it has no problems, and it was made from what `changes` have found.
    """
    if settings != Settings(strict=settings.strict, clean=settings.clean):
        return  # it was no plain build
    with suppress(LedgerError):
        outputs = ledger.outputs()
        read, published = _read(project, changes.scan), _published(ledger, out, outputs)
        if published is not None and all(was_at_rest(stat.modified, changes.began) for stat in read.values()):
            kept = len(outputs) - (MANIFEST in outputs)
            keep(str(out), (str(project.root), str(project.content)), kept, _numbers(read), _numbers(published))


def _read(project: Project, scan: Scan) -> dict[str, Stat]:
    """
    The files that are read, as they were found, and the folders in which there may be more of them, as they are.

    The folders of the generator are left out, in which Python keeps what it compiles: new files there mean nothing to those that are known.
    """
    files = {scan.files[name]: stat for name, stat in scan.stats.items() if stat != FOLDER}
    below = [path for name, path in scan.files.items() if name.endswith("/") and not name.startswith(f"{GENERATOR}/")]
    folders = [str(path) for name, path in folders_read(project).items() if name != GENERATOR]
    return files | {path: stat_of(path) for path in (*package_folders(), *folders, *below)}


def _published(ledger: Ledger, out: Path, outputs: dict[str, Output]) -> dict[str, Stat] | None:
    """The published files and the ledger, and the folders in which there may be more; None where something has come or gone in one."""
    times = ledger.recall("folders")
    folders = {folder: stat_of(f"{out}/{folder}") for folder in times} if isinstance(times, dict) else {}
    if {folder: stat.modified for folder, stat in folders.items()} != times:
        return None
    ledger_file = str(workshop_folder(out) / NAME)
    files = {f"{out}/{path}": output.stat for path, output in outputs.items()}
    return {ledger_file: stat_of(ledger_file)} | files | {f"{out}/{folder}": stat for folder, stat in folders.items()}


def _numbers(stats: dict[str, Stat]) -> dict[str, Numbers]:
    return {path: (stat.size, stat.modified, stat.inode, stat.mode) for path, stat in stats.items()}
