"""Joins what each page loads: a phone asks for one style and one script, not for twelve of each.

Pages of one kind share a file of what most of them need, which a browser keeps from page to page;
what only a few need comes in a second one, and what a component fetches as it starts in a third.
The sources stay: later pages are made from them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from macros.publish.web.files_folder import files_folder
from macros.publish.web.site_pages import SitePages

COMPONENTS = "components"
"""The folder of the joined files, as of their sources: scripts fetch others by where they lie."""

HASH_LENGTH = 8
"""Hex digits of a SHA-256 in a file's name: 32 bits, to tell a few dozen joined files apart."""

_LOADS = re.compile(r'(?P<before> data-loads=")(?P<files>[^" ]+ [^"]+)')
"""Styles and scripts of COMPONENTS that a component fetches later, with spaces between."""

_PAGE_KIND = re.compile(r'\u003cbody data-page="([\w-]+)"')
_ADDRESS = re.compile(r'(?:href|src)="([^"]*?)(site\.css|components/[^"]+)"')


@dataclass(frozen=True)
class _FileKind:
    """Styles, or scripts."""

    ending: str
    between: str
    """What stands between two files: a script may end without its semicolon."""
    run: re.Pattern[str]
    """The elements that load them, one after another."""
    element: str
    """One such element, for an address."""


def _run_of(element: str) -> re.Pattern[str]:
    """Return the pattern of one `element` after another, without the space before the first."""
    return re.compile(rf"{element}(?:\s*{element})*")


_STYLES, _SCRIPTS = (
    _FileKind(
        ".css",
        "\n",
        _run_of(r'\u003clink rel="stylesheet" href="(?:[^"]*/)?(?!first)[^/"]+">'),
        '\u003clink rel="stylesheet" href="{}">',
    ),
    _FileKind(
        ".js",
        ";\n",
        _run_of(r'\u003cscript defer src="[^"]+">\u003c/script>'),
        '\u003cscript defer src="{}">\u003c/script>',
    ),
)


def join_files(pages: SitePages) -> None:
    """Join the styles and the scripts of each of `pages`, and tell them.

    Where they are joined already, they stay as they are.
    """
    folder = files_folder(pages.site)
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path, text in pages.texts.items():
        if found := _PAGE_KIND.search(text):
            kinds[found[1]].append(path)
    for kind, paths in sorted(kinds.items()):
        for file_kind in (_STYLES, _SCRIPTS):
            texts = {path: pages.texts[path] for path in paths}
            pages.texts |= _told(texts, kind, file_kind, folder)
        later = [
            found["files"].split() for path in paths for found in _LOADS.finditer(pages.texts[path])
        ]
        shared = _shared(later)
        for path in paths:
            told = partial(_loads, shared, kind, folder)
            pages.texts[path] = _LOADS.sub(told, pages.texts[path])


def merged(lists: Iterable[Sequence[str]]) -> list[str]:
    """Return what stands in any of `lists`, each after what it follows where it is met first."""
    found: list[str] = []
    for one in lists:
        place = 0
        for file in one:
            if file not in found:
                found.insert(place, file)
            place = found.index(file) + 1
    return found


def _told(
    pages: Mapping[Path, str], kind: str, file_kind: _FileKind, folder: Path
) -> Iterator[tuple[Path, str]]:
    """Yield the `pages` of one `kind`, each with its text, which asks for the joined files."""
    runs = {path: file_kind.run.search(text) for path, text in pages.items()}
    loaded = {path: _ADDRESS.findall(run[0]) for path, run in runs.items() if run}
    lists = {path: [file for _, file in addresses] for path, addresses in loaded.items()}
    shared = _shared(lists.values())
    # Most pages ask for the same files, which are joined once.
    joined = cache(partial(_joined, kind=kind, file_kind=file_kind, folder=folder))
    for path, files in lists.items():
        run = runs[path]
        rest = [file for file in files if file not in shared]
        names = [joined(tuple(part)) for part in (shared, rest) if part]
        root = loaded[path][0][0]
        new = "".join(file_kind.element.format(f"{root}{name}") for name in names)
        assert run
        yield path, pages[path][: run.start()] + new + pages[path][run.end() :]


def _shared(lists: Collection[Sequence[str]]) -> list[str]:
    """Return, in their order, what at least half of the `lists` hold."""
    uses = Counter(file for files in lists for file in files)
    return [file for file in merged(lists) if 2 * uses[file] >= len(lists)]


def _loads(shared: Collection[str], kind: str, folder: Path, found: re.Match[str]) -> str:
    """Return the attribute that is `found`: styles first, and what is `shared` before the rest."""
    files = found["files"].split()
    names = []
    for file_kind in (_STYLES, _SCRIPTS):
        mine = [file for file in files if file.endswith(file_kind.ending)]
        for is_shared in (True, False):
            if part := [f"{COMPONENTS}/{file}" for file in mine if (file in shared) is is_shared]:
                names.append(_joined(part, kind=kind, file_kind=file_kind, folder=folder))
    return found["before"] + " ".join(name.removeprefix(f"{COMPONENTS}/") for name in names)


def _joined(files: Sequence[str], *, kind: str, file_kind: _FileKind, folder: Path) -> str:
    """Write a file into `folder` that holds `files`, and return its name."""
    if len(files) == 1:
        return files[0]
    text = file_kind.between.join((folder / file).read_text(encoding="utf-8") for file in files)
    digest = sha256(text.encode()).hexdigest()[:HASH_LENGTH]
    name = f"{COMPONENTS}/{kind}-{digest}{file_kind.ending}"
    (folder / name).write_text(text, encoding="utf-8")
    return name
