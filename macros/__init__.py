"""The macros that an author may call, one line each.

This is the only file that knows which generator runs: MkDocs with mkdocs-macros, or Zensical.
"""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Protocol, TypedDict

from macros import lesson_macros as showing
from macros import session_macros as leading
from macros import site_macros as guiding
from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.files.signatures import know
from macros.content.loading import up_to_date
from macros.content.problems import CurriculumError
from macros.markdown_bypass import FinishedHtml, marked
from macros.plan_clock import PlanClock
from macros.publish.web.search_index import write_search_index
from macros.wording import catalogue

try:
    from mkdocs.exceptions import Abort as Stop

    IS_MKDOCS = True
except ImportError:  # Zensical runs in an environment of its own, without MkDocs.
    Stop = SystemExit  # type: ignore[assignment, misc]
    IS_MKDOCS = False

MACROS: tuple[Callable[..., str], ...] = (
    showing.opening,
    showing.closing,
    showing.quiz,
    showing.check,
    showing.worksheet,
    showing.cards,
    showing.path,
    showing.handout,
    showing.picture,
    showing.notice,
    showing.cite,
    leading.agenda,
    leading.run_sheet,
    showing.stop,
    showing.story,
    showing.try_it,
    leading.chart_note,
    leading.frame,
    guiding.helplines,
    guiding.tonight,
    guiding.calendar,
    guiding.urge_wave,
    guiding.breathing_pace,
    guiding.five_senses,
    guiding.call_someone,
    guiding.tools,
    guiding.first_tools,
    guiding.themes,
    guiding.all_lessons,
    guiding.lessons,
    guiding.glossary,
    guiding.skills,
    guiding.source_list,
    guiding.print_list,
    guiding.sign_in,
    guiding.certificate,
    guiding.ruled,
    guiding.notebook,
    guiding.my_plan,
    guiding.keep_site,
)

INSIDE_A_SENTENCE = (showing.cite,)
"""The macros whose HTML is no block of its own."""

READ_AS_MARKDOWN = (*INSIDE_A_SENTENCE, leading.frame)
"""The macros whose words go through Markdown with the page: part of a sentence, or Markdown."""


class Settings(TypedDict):
    """The settings of the site that are changed here."""

    markdown_extensions: list[object]
    extra: MutableMapping[str, object]
    site_dir: str


know(MACROS, INSIDE_A_SENTENCE, READ_AS_MARKDOWN)


class Environment(Protocol):
    """The part of mkdocs-macros' environment that is used here; Zensical has the same."""

    project_dir: str
    conf: Settings
    variables: MutableMapping[str, object]

    def macro(self, function: Callable[..., str], name: str) -> object:
        """Make `function` callable in pages as `name`."""


def define_env(env: Environment) -> None:
    """Register every macro; stop the build with one list of what is wrong."""
    try:
        catalogue()
        library = up_to_date(Path(env.project_dir))
    except CurriculumError as error:
        raise Stop(error.report()) from None
    PlanClock.program = library.program
    # What was typed: a generator reads `000` as 0, and `18:00` as 1080.
    env.variables["program"] = library.program
    if IS_MKDOCS:  # Zensical has its settings ready before it asks for macros.
        env.conf["markdown_extensions"].append(FinishedHtml())
        env.conf["extra"]["program"] = library.program
        env.conf["extra"]["words"] = catalogue()  # Zensical has them from INHERIT in mkdocs.yml.
    for macro in MACROS:
        env.macro(_bound(macro, library, env), macro.__name__)


def on_post_build(env: Environment) -> None:
    """Make the search index of the site that MkDocs has built; Zensical never calls this."""
    write_search_index(Path(env.conf["site_dir"]), up_to_date(Path(env.project_dir)))


def _bound(macro: Callable[..., str], library: Library, env: Environment) -> Callable[..., str]:
    """Return `macro` for the page that is being made, taking the words the author gives."""

    # Not a `partial`: mkdocs-macros writes out each macro's repr, and with it the whole library.
    def call(*words: str, **named: str) -> str:
        page = getattr(env, "page")  # noqa: B009 - each generator has its own type of page
        path = page.file.src_uri if hasattr(page, "file") else page.path
        html = macro(CalledFrom(library, path), *words, **named)
        return marked(html) if IS_MKDOCS and macro not in READ_AS_MARKDOWN else html

    return call
