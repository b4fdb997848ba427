"""The command line: `python -m macros check` and its siblings."""

import argparse
import sys
from pathlib import Path

from macros.content.counts.outer_bounds import outer_problems
from macros.content.counts.words_table import words_table
from macros.content.loading import load, load_with_lookup
from macros.content.problems import CurriculumError
from macros.content.schema import write_schemas
from macros.publish.run import command as printing
from macros.wording import catalogue

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 faults found."""
    given = _parser().parse_args(arguments)
    try:
        catalogue()
        match given.command:
            case "check":
                library, lookup = load_with_lookup(given.project)
                if given.words:
                    sys.stdout.write(words_table(library, lookup))
                    if any(outer_problems(library, lookup)):
                        return 1
                lessons, themes = len(library.lessons), len(library.themes)
                sys.stdout.write(f"All is well: lessons {lessons}, themes {themes}.\n")
            case "site":
                # What PDFs need is installed for these commands, and not for `check`.
                from macros.publish.site import build

                return build(given.project, load(given.project), with_pdfs=not given.no_pdf)
            case "finish":
                from macros.publish.site import finish

                finish(given.project / "site")
            case "print":
                return printing.print_pdfs(given)
            case "schema":
                for path in write_schemas(given.project / "schemas"):
                    sys.stdout.write(f"{path.relative_to(given.project)}\n")
    except CurriculumError as error:
        sys.stderr.write(f"{error.report()}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate all lessons without building pages")
    check.add_argument("--words", action="store_true", help="print what can be counted in them")
    site = commands.add_parser("site", help="check, then build everything publishable into site/")
    site.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    paper = commands.add_parser(
        "print",
        help="make PDFs of a built site: all that changed, or those asked for",
        description=printing.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    printing.add_options(paper)
    commands.add_parser("finish", help="write header files, zip and offline list into site/ again")
    commands.add_parser("schema", help="write a JSON Schema for each kind of data file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
