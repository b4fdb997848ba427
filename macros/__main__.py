"""The command line: `python -m macros check` and its siblings."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.content.counts.outer_bounds import outer_problems
from macros.content.counts.words_table import words_table
from macros.content.loading import load, load_with_lookup
from macros.content.problems import CurriculumError
from macros.content.schema import write_schemas
from macros.edition import edition_command
from macros.lost_objects import seldom_sought
from macros.publish import last_build
from macros.publish.run import command as printing
from macros.wording import catalogue

PROJECT = Path(__file__).parent.parent

NOTHING_CHANGED = """\
Nothing has changed since the last build, and its site stands as it was made.
To build it all the same: python -m macros site --again"""

Command = Callable[[argparse.Namespace], int]
"""One command: it takes what was given, and returns the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 faults found."""
    seldom_sought()
    typed = sys.argv[1:] if arguments is None else arguments
    given = _parser().parse_args(typed)
    try:
        catalogue()
        if given.edition:
            # What follows the edition's name is a command of its own.
            rest = typed[typed.index(given.command) :]
            return edition_command.run(given.edition, rest, given.project)
        run: Command = given.run
        return run(given)
    except CurriculumError as error:
        sys.stderr.write(f"{error.report()}\n")
        return 1


def _check(given: argparse.Namespace) -> int:
    library, lookup = load_with_lookup(given.project)
    if given.words:
        sys.stdout.write(words_table(library, lookup))
        if any(outer_problems(library, lookup)):
            return 1
    lessons, themes = len(library.lessons), len(library.themes)
    sys.stdout.write(f"All is well: lessons {lessons}, themes {themes}.\n")
    return 0


def _serve(given: argparse.Namespace) -> int:
    # What shows pages is installed in the environment of one generator alone.
    from macros.preview.live_server import serve

    return serve(given.project, given.address)


def _site(given: argparse.Namespace) -> int:
    site = given.into or given.project / "site"
    with_pdfs = not given.no_pdf
    source = last_build.made_from(given.project, with_pdfs)
    if not given.again and last_build.is_standing(given.project, site, source):
        sys.stdout.write(f"{NOTHING_CHANGED}\n")
        return 0
    # What PDFs need is installed for this command, and not for `check`.
    from macros.publish.run.workers import load_ahead
    from macros.publish.site import build

    if with_pdfs:
        load_ahead()
    return build(given.project, load(given.project), with_pdfs, site, source)


def _finish(given: argparse.Namespace) -> int:
    from macros.publish.site import finish_again

    return finish_again(given.project, given.into)


def _schema(given: argparse.Namespace) -> int:
    for path in write_schemas(given.project / "schemas"):
        sys.stdout.write(f"{path.relative_to(given.project)}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of mkdocs.yml")
    edition_command.add_option(parser)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate all lessons without building pages")
    check.add_argument("--words", action="store_true", help="print what can be counted in them")
    check.set_defaults(run=_check)
    show = commands.add_parser("serve", help="show the site, and follow every change")
    show.add_argument("--address", default="", help="host and port, such as 127.0.0.1:8001")
    show.set_defaults(run=_serve)
    site = commands.add_parser("site", help="check, then build everything publishable into site/")
    site.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    site.add_argument("--again", action="store_true", help="also where nothing has changed")
    site.add_argument("--into", type=Path, help="the folder of the site, where it is another")
    site.set_defaults(run=_site)
    paper = commands.add_parser(
        "print",
        help="make PDFs of a built site: all that changed, or those asked for",
        description=printing.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    printing.add_options(paper)
    paper.set_defaults(run=printing.print_pdfs)
    finish = commands.add_parser("finish", help="write header files, zip and offline list again")
    finish.add_argument("--into", type=Path, help="the folder of the site, where it is another")
    finish.set_defaults(run=_finish)
    schema = commands.add_parser("schema", help="write a JSON Schema for each kind of data file")
    schema.set_defaults(run=_schema)
    edition_command.add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
