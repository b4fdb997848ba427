"""The commands for a clinic's own edition: make one, change a page, and run any other on it."""

import argparse
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.program import Program
from macros.content.kinds.time_of_day import HOUR
from macros.content.problems import CurriculumError, Problem, nearest
from macros.content.site_files import SETTINGS
from macros.edition.edition_file import FILE, Edition, read_edition
from macros.edition.laid_together import lay_together
from macros.edition.new_edition import new_edition
from macros.edition.own_reviews import reviewed_folders
from macros.edition.replaced_pages import replace_page, replaced, seen
from macros.wording import said

LOOK_AGAIN = 1.0
"""Seconds between two looks at what an author has changed, while the site is shown."""

SITE = {"site": "--into", "print": "--site", "finish": "--into"}
"""The option by which each command that makes something of a site is told where that lies."""


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let any command run on an edition."""
    parser.add_argument("--edition", type=_folder, help="a clinic's own edition, to run this on")


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that make and keep an edition."""
    new = commands.add_parser("new-edition", help="write the folder of a clinic's own edition")
    new.add_argument("folder", type=_folder)
    new.set_defaults(run=lambda given: make(given.folder, given.project))
    own = commands.add_parser("replace", help="copy pages of ours into an edition, to change them")
    own.add_argument("folder", type=_folder)
    own.add_argument("pages", nargs="+", help="pages by their place in docs/")
    own.set_defaults(run=lambda given: replace(given.folder, given.pages, given.project))
    noted = commands.add_parser("seen", help="say that the changes in replaced pages were read")
    noted.add_argument("folder", type=_folder)
    noted.set_defaults(run=lambda given: note_seen(given.folder, given.project))


def make(folder: Path, project: Path) -> int:
    """Write a new edition into `folder`, and say how it goes on; return the exit code."""
    if not new_edition(folder, project):
        sys.stdout.write(said("edition", "there", folder=str(folder)))
        return 1
    sys.stdout.write(said("edition", "made", folder=str(folder), file=FILE))
    return 0


def replace(folder: Path, pages: Sequence[str], project: Path) -> int:
    """Copy each of our `pages`, by its place in docs/, into the edition; return the exit code."""
    docs = project / "docs"
    places = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
    if problems := [
        Problem(f"docs/{page}", 1, "this file is not one of ours", nearest(page, places))
        for page in pages
        if page not in places
    ]:
        raise CurriculumError(problems)
    for page in pages:
        copied = replace_page(page, folder, project)
        sys.stdout.write(said("edition", "copied" if copied else "theirs", page=page))
    return 0


def note_seen(folder: Path, project: Path) -> int:
    """Keep our pages as they are now, to compare with after the next update."""
    edition = read_edition(folder, read_yaml(project / SETTINGS, SETTINGS))
    places = seen(folder, project, reviewed_folders(edition))
    sys.stdout.write(said("edition", "noted", pages=", ".join(places) or "–"))
    return 0


def run(folder: Path, arguments: Sequence[str], project: Path) -> int:
    """Run one command, such as `site`, on the edition in `folder`; return its exit code.

    It runs as it would in a project of its own, where the edition and the curriculum are together.
    """
    edition, together = lay_together(folder, project)
    tell_changes(edition, project)
    tell_hours(edition.program)
    if arguments[0] == "serve":
        return _serve(folder, arguments[1:], project, together)
    command = [sys.executable, "-m", "macros", *arguments]
    if (option := SITE.get(arguments[0])) and option not in arguments:
        command += [option, str(folder / "site")]
    return subprocess.run(command, cwd=together, env=_environment(), check=False).returncode


def tell_changes(edition: Edition, project: Path) -> None:
    """Say what has changed in ours under a page that was replaced, or in a lesson that was read."""
    for page in replaced(edition.folder, project, reviewed_folders(edition)):
        if page.changes or not page.is_known:
            what = "changed" if page.is_known else "unknown"
            python = shlex.quote(sys.executable)
            values = {"page": page.place, "python": python, "folder": str(edition.folder)}
            sys.stdout.write(f"{said('edition', what, **values)}{page.changes}\n")


def tell_hours(program: Program) -> None:
    """Say where the hours a week are more than all sessions of a week have."""
    minutes = program.session_minutes
    most = minutes * len(program.days) / HOUR
    if program.group_hours_per_week > most:
        words = said(
            "edition",
            "hours",
            hours=program.group_hours_per_week,
            days=len(program.days),
            minutes=minutes,
            most=f"{most:g}",
            file=FILE,
        )
        sys.stdout.write(words)


def _serve(folder: Path, arguments: Sequence[str], project: Path, together: Path) -> int:
    """Show the edition, and lay it together again whenever something in it has changed."""
    command = [sys.executable, "-m", "macros", "serve", *arguments]
    showing = subprocess.Popen(command, cwd=together, env=_environment())
    told = ""
    try:
        while showing.poll() is None:
            time.sleep(LOOK_AGAIN)
            try:
                lay_together(folder, project)
                told = ""
            except CurriculumError as error:
                if told != error.report():
                    told = error.report()
                    sys.stderr.write(f"{told}\n")
    except KeyboardInterrupt:
        pass
    finally:
        showing.terminate()
        showing.wait()
    return 0


def _folder(typed: str) -> Path:
    return Path(typed).expanduser().resolve()


def _environment() -> dict[str, str]:
    """Return this process's environment, without a place where Python would find us first."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
