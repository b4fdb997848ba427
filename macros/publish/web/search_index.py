"""Makes the two small indexes that search loads.

The index of Material is every word of every page, 440 KB gzip for 36 lessons, which a phone had to
load and to read before the first answer. Here stand each word once with the pages that hold it, and
each page's title and summary: 31 KB for what participants read, and about as much for the rest.

Compared on the same 36 lessons: MiniSearch needs 54 KB for the first part and 7 KB of script, and
misses 'anxeity' and 'naltrx'; lunr needs 104 KB and finds no word before it is whole; Pagefind
reads WebAssembly by `fetch`, which no page from a stick may do. None puts a page first for a word.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from macros.content.curriculum.lesson import PageFacts
from macros.content.curriculum.library import Library
from macros.content.kinds.language import ENGLISH
from macros.publish.web.page_words import PageWords
from macros.publish.web.search_words import words_of

PIECES = ("search/pages.js", "search/leaders.js")
"""The two indexes inside the site: what participants read, and what leaders and authors read."""

GET_HELP = "get-help.md"
"""The page that stands first wherever its words are part of what is typed, not only all of it."""

PAPER_WEIGHT = 0.7
"""How much a handout or a plan counts beside the lesson that it belongs to."""

ONCE, AGAIN, OFTEN, HEADING, FOUND_BY, FOUND_BY_OFTEN, TITLE = range(7)
"""Where a word stands in a page, the best last: the search's `rank.js` gives each its weight."""

MANY = 6
"""How many times a word stands in the text of a page that is about it."""

_NEXT_PAGE = ord(":")
"""The character that stands for the next page; the one after it passes over one page, and so on."""


def write_search_index(site: Path, pages: Mapping[str, PageWords], library: Library) -> None:
    """Write into the built `site` the two indexes of each language, of its `pages` by address."""
    for each in library.in_every_language:
        for path, text in zip(pieces_of(each), search_pieces(pages, each), strict=True):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")


def pieces_of(library: Library) -> tuple[str, ...]:
    """Return the paths of the indexes in the language of `library`: 'search/es/pages.js'."""
    if library.language == ENGLISH:
        return PIECES
    return tuple(path.replace("/", f"/{library.language}/") for path in PIECES)


def search_pieces(pages: Mapping[str, PageWords], library: Library) -> Iterator[str]:
    """Yield the text of each of the pieces, a script, from all `pages` by address.

    In each language stand the pages that are written in it, but for those whose words are all
    left out.
    """
    found = [page for page in pages.items() if page[1].text and _is_in(library, page[0])]
    facts = {library.place(path): about for path, about in _facts(library)}
    for is_for_leaders in (False, True):
        half = [
            page
            for page in found
            if _is_for_leaders(_in_english(page[0], library)) == is_for_leaders
        ]
        data = json.dumps(_piece(half, facts, library), ensure_ascii=False, separators=(",", ":"))
        yield f"EvenKeel.search.parts.push({data});\n"


def _is_in(library: Library, address: str) -> bool:
    """Return whether the page at `address` is written in the language of `library`."""
    folder = address.partition("/")[0]
    own = folder if folder in library.others or folder == library.language else ENGLISH
    return own == library.language


def _in_english(address: str, library: Library) -> str:
    """Return the address of the English page of which that at `address` is a translation."""
    return address.removeprefix(f"{library.language}/")


def _piece(
    pages: Sequence[tuple[str, PageWords]], facts: Mapping[str, PageFacts], library: Library
) -> Mapping[str, object]:
    held: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    shown = []
    for number, (address, page) in enumerate(pages):
        path = address.removesuffix("html") + "md"
        about = facts.get(path)
        for word, place in _places(page, about).items():
            held[word][place].append(number)
        shown.append(_shown_of(address, _in_english(path, library), page, about))
    at = [_as_text(held[word]) for word in sorted(held)]
    return {"pages": shown, "words": " ".join(sorted(held)), "at": " ".join(at)}


def _as_text(held: Mapping[int, Sequence[int]]) -> str:
    """Return the pages of one word as text: each place's digit, and the steps between its pages."""
    return "".join(
        str(place) + "".join(chr(_NEXT_PAGE - 1 + b - a) for a, b in pairwise((-1, *held[place])))
        for place in sorted(held)
    )


def _places(page: PageWords, about: PageFacts | None) -> Mapping[str, int]:
    """Return each word of a page with the best place where it stands."""
    said = page.text
    places = {w: OFTEN if n >= MANY else AGAIN if n > 1 else ONCE for w, n in said.items()}
    places |= dict.fromkeys(words_of(" ".join(title for _, title in page.headings)), HEADING)
    for word in words_of(" ".join((*about.find, *about.find_first)) if about else ""):
        places[word] = FOUND_BY_OFTEN if said[word] >= MANY else FOUND_BY
    return places | dict.fromkeys(words_of(page.title), TITLE)


def _shown_of(
    address: str, path: str, page: PageWords, about: PageFacts | None
) -> Mapping[str, object]:
    """Return what search shows of a page and knows it by; what is empty is left out."""
    is_plan, is_paper = path.endswith("/leader.md"), path.endswith(("/leader.md", "/handout.md"))
    find = [*map(_phrase, about.find if about else ())]
    first = [*map(_phrase, about.find_first if about else ())]
    entry = {
        "url": address,
        "title": page.title,
        "about": about.summary if about else "",
        # Single words stand among the words of the page.
        "find": [phrase for phrase in find if " " in phrase and phrase not in first],
        "first": first,
        "anywhere": path == GET_HELP,
        # The steps of a plan are too many, and no place to begin.
        "headings": () if is_plan else [_heading(*heading) for heading in page.headings],
        "weight": PAPER_WEIGHT if is_paper else 0,
        "later": _is_for_leaders(f"{path.removesuffix('md')}html"),
    }
    return {key: value for key, value in entry.items() if value}


def _phrase(text: str) -> str:
    return " ".join(words_of(text))


def _heading(anchor: str, title: str) -> str | tuple[str, str]:
    """Return the title alone where its words, joined, are its anchor."""
    return title if _phrase(title).replace(" ", "-") == anchor else (title, anchor)


def _is_for_leaders(address: str) -> bool:
    return address.endswith("/leader.html") or address.startswith(("leaders/", "about/"))


def _facts(library: Library) -> Iterator[tuple[str, PageFacts]]:
    """Yield the front matter of every page, with its path inside `docs`."""
    yield from library.pages.items()
    for theme in library.themes:
        yield theme.page_path, theme.facts
    for lesson in library.lessons.values():
        yield lesson.page_path, lesson.facts
        yield lesson.plan_path, lesson.plan
        yield lesson.handout_path, lesson.handout
