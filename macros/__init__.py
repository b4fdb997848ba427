"""The macros that an author may call, one line each.

This is the only file that knows which generator runs: MkDocs with mkdocs-macros, or Zensical.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import cast

from macros import lesson_macros as showing
from macros import session_macros as leading
from macros import site_macros as guiding
from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.files.inline_signs import InlineSigns
from macros.content.files.signatures import know
from macros.content.loading import up_to_date
from macros.content.problems import CurriculumError
from macros.generator_types import Environment, Files
from macros.kept_calls import KeptCalls
from macros.kept_results import KeptResults, follow_files
from macros.lost_objects import seldom_sought
from macros.markdown_bypass import FinishedHtml, marked
from macros.plan_clock import PlanClock
from macros.publish.web.page_words import PageWords, page_words
from macros.publish.web.search_index import write_search_index
from macros.rendering import follow_words, with_compiled
from macros.wording import catalogue

try:
    from mkdocs.exceptions import Abort as Stop
    from mkdocs.utils import get_theme_dir

    from macros.kept_markdown import KeptMarkdown

    IS_MKDOCS = True
except ImportError:  # Zensical runs in an environment of its own, without MkDocs.
    Stop = SystemExit  # type: ignore[assignment, misc]
    IS_MKDOCS = False

OF_ITS_LESSON: tuple[Callable[..., str], ...] = (
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
)
"""The macros that see no lesson but their page's own; what they made stays while others change."""

MACROS: tuple[Callable[..., str], ...] = (
    *OF_ITS_LESSON,
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
    guiding.choose_sheets,
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


_NAMES = [macro.__name__ for macro in MACROS]
_ALONE = ["program", *(macro.__name__ for macro in OF_ITS_LESSON)]
"""The names in braces that say the same in a curriculum with no lesson but that of their page."""

_NOT_AGAIN = "render_macros"
"""What mkdocs-macros looks for in a page's front matter: False for a page without calls."""

know(MACROS, INSIDE_A_SENTENCE, READ_AS_MARKDOWN)


def define_env(env: Environment) -> None:
    """Register every macro; stop the build with one list of what is wrong."""
    seldom_sought()
    follow_words()
    follow_files()
    try:
        catalogue()
        library = up_to_date(Path(env.project_dir))
    except CurriculumError as error:
        raise Stop(error.report()) from None
    PlanClock.program = library.program
    # What was typed: a generator reads `000` as 0, and `18:00` as 1080.
    env.variables["program"] = library.program
    if IS_MKDOCS:  # Zensical has its settings ready before it asks for macros.
        env.conf["markdown_extensions"] += [FinishedHtml(), InlineSigns()]
        _quicken(env, library)
        env.conf["extra"]["program"] = library.program
        env.conf["extra"]["words"] = catalogue()  # Zensical has them from INHERIT in mkdocs.yml.
    for macro in MACROS:
        env.macro(_bound(macro, library, env), macro.__name__)


def _fill(calls: KeptCalls, env: Environment) -> None:
    """Put what a page calls and names into it, unless it asks for more than there is."""
    names = {name: env.macros[name] for name in _NAMES} | {"program": calls.library.program}
    text = calls.rendered(env.markdown, env.page.file.src_uri, names)
    if text is not None:
        env.markdown = text
        env.page.meta[_NOT_AGAIN] = False


def on_post_page_macros(env: Environment) -> None:
    """Take the mark of `_fill` from the page again; MkDocs alone asks."""
    env.page.meta.pop(_NOT_AGAIN, None)


def on_post_build(env: Environment) -> None:
    """Make the search index of the site that MkDocs has built; Zensical never calls this."""
    project = Path(env.project_dir)
    kept = KeptResults(project / ".cache" / "search-read")
    pages = dict(_pages(cast(Files, env.variables["files"]), kept))
    write_search_index(Path(env.conf["site_dir"]), pages, up_to_date(project))
    kept.sweep()


def _pages(files: Files, kept: KeptResults) -> Iterator[tuple[str, PageWords]]:
    """Yield the address of each page that MkDocs has made, and what it says; most is `kept`."""
    for file in files.documentation_pages():
        page = file.page
        read = partial(page_words, page.content, page.url, page.title)
        yield page.url, kept.of(read, page.content, page.url, page.title)


def _quicken(env: Environment, library: Library) -> None:
    """Let MkDocs keep what it made of `library`, and leave search to `on_post_build`."""
    conf, project = env.conf, Path(env.project_dir)
    theme = conf["theme"]
    # Zensical's environment may hold MkDocs as well; its theme is no more than settings.
    if hasattr(theme, "get_env"):
        theme.get_env = with_compiled(theme.get_env)
        # Nothing of Material's own is shown, and among it are thousands of icons to look through.
        theme.dirs.remove(get_theme_dir(theme.name))
        if search := conf["plugins"].get("material/search"):
            search.config["enabled"] = False
        conf["plugins"]["kept-markdown"] = KeptMarkdown(project)
        calls = KeptCalls(project, library, _ALONE)
        env.pre_macro_functions.append(partial(_fill, calls))
        env.post_build_functions.append(lambda _: calls.results.sweep())


def _bound(macro: Callable[..., str], library: Library, env: Environment) -> Callable[..., str]:
    """Return `macro` for the page that is being made, taking the words the author gives."""

    # Not a `partial`: mkdocs-macros writes out each macro's repr, and with it the whole library.
    def call(*words: str, **named: str) -> str:
        page = getattr(env, "page")  # noqa: B009 - each generator has its own type of page
        path = page.file.src_uri if hasattr(page, "file") else page.path
        here = CalledFrom.place(library, path)
        is_alone = macro in OF_ITS_LESSON and here.in_lesson
        html = macro(here.alone if is_alone else here, *words, **named)
        return marked(html) if IS_MKDOCS and macro not in READ_AS_MARKDOWN else html

    return call
