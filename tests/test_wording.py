"""The catalogue of words: whole, used, and filled with what it asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from jinja2 import Environment, nodes
from markupsafe import Markup

from macros.content.curriculum.session import RHYTHM
from macros.content.files.language_file import language
from macros.content.files.yaml_lines import parse_yaml, read_yaml
from macros.content.kinds.language import ENGLISH
from macros.content.problems import Place
from macros.rendering import OVERRIDES
from macros.word_catalogue import (
    WORDS_FOLDER,
    Entry,
    catalogue_differences,
    catalogue_problems,
    is_plural,
    placeholders,
    read_catalogue,
    texts,
)
from macros.wording import catalogue, fill, said
from tests.conftest import PROJECT

ANY = "*"
"""A step of a path that is known only when the page is made: `words.notice[notice.tone]`."""

Path_ = tuple[str, ...]


class Templates:
    """What the templates take from the catalogue: where to, and how it is filled."""

    def __init__(self) -> None:
        self.used: set[Path_] = set()
        self.filled: list[tuple[str, Path_, set[str]]] = []
        for path in sorted(OVERRIDES.rglob("*.htm*")):
            self._file = str(path.relative_to(OVERRIDES))
            # Of the words, an included template sees what its includer sees.
            self._names: dict[str, Path_] = {"words": (), "said": ("worksheet",)}
            self._read(Environment().parse(path.read_text("utf-8")))

    def _read(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            if (path := self._path(node.node)) is not None:
                self._names[node.target.name] = path
                return
            self._names.pop(node.target.name, None)
        if names := self._fill(node):
            values, wanted = names
            way = self._path(values)
            assert way is not None, f"{self._file}: {values} is filled, and is not of the catalogue"
            self.filled.append((self._file, way, wanted))
        if (path := self._path(node)) is not None:
            self.used.add(path)
            children = [node.arg] if isinstance(node, nodes.Getitem) else []
        else:
            children = [*node.iter_child_nodes()]
        for child in children:
            self._read(child)

    def _fill(self, node: nodes.Node) -> tuple[nodes.Node, set[str]] | None:
        if isinstance(node, nodes.Filter) and node.name == "fill" and node.node:
            return node.node, {pair.key for pair in node.kwargs}
        is_call = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
        if is_call and node.node.name == "fill":
            words, values = node.args
            return words, {str(pair.key.value) for pair in values.items}
        return None

    def _path(self, node: nodes.Node) -> Path_ | None:
        if isinstance(node, nodes.Name):
            return self._names.get(node.name)
        if isinstance(node, nodes.Getattr) and node.attr == "words":
            inner = node.node
            if isinstance(inner, nodes.Getattr) and inner.attr == "extra":
                return ()
            if isinstance(inner, nodes.Name) and inner.name == "here":
                return ()
        if isinstance(node, nodes.Getattr):
            around = self._path(node.node)
            step = ANY if node.attr in {"items", "get"} else node.attr
            return None if around is None else (*around, step)
        if isinstance(node, nodes.Getitem):
            around = self._path(node.node)
            step = str(node.arg.value) if isinstance(node.arg, nodes.Const) else ANY
            return None if around is None else (*around, step)
        return None


@cache
def templates() -> Templates:
    """What all templates take."""
    return Templates()


@cache
def sources(kind: str) -> str:
    """Return the text of all scripts, templates or Python."""
    folder = PROJECT / "macros" if kind == "py" else OVERRIDES
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob(f"*.{kind}")))


@cache
def said_in_python() -> dict[Path_, set[str]]:
    """Return every path that Python gives to `said`, and the names of the values beside it.

    What is computed stands as ANY.
    """
    found = {}
    for call in ast.walk(ast.parse(sources("py"))):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        if call.func.id not in {"said", "_said"}:
            continue
        start = ("print_list", "packets") if call.func.id == "_said" else ()
        steps = (str(s.value) if isinstance(s, ast.Constant) else ANY for s in call.args)
        if not any(isinstance(step, ast.Starred) for step in call.args):
            # `code` says in which language.
            found[*start, *steps] = {str(value.arg) for value in call.keywords} - {"code"}
    return found


def covers(used: Path_, place: Place) -> bool:
    """Return True where taking what stands at `used` takes the text at `place` with it."""
    return len(used) <= len(place) and all(
        step in {ANY, str(there)} for step, there in zip(used, place, strict=False)
    )


def all_texts() -> Iterator[tuple[Place, Entry]]:
    """Yield every text of the catalogue with its place."""
    yield from texts(catalogue())


def at(path: Path_) -> list[Entry]:
    """Return every text of the catalogue that `path` may mean."""
    return [text for place, text in all_texts() if len(place) == len(path) and covers(path, place)]


def test_every_text_is_used() -> None:
    taken = templates().used | said_in_python().keys()
    lost = []
    for place, _ in all_texts():
        names = [step for step in place if isinstance(step, str)]
        key = ".".join(names)
        if any(len(path) >= len(names) for path in taken if covers(path, place)):
            continue
        if names[:-1] in (["deck", "purposes"], ["deck", "asks"]) and names[-1] in RHYTHM:
            continue  # Present mode looks them up by the block that it shows.
        # A template hands the whole part to a script, or the entry of a list to its loop.
        handed = any(path and covers(path, place) for path in taken)
        users = sources("js") + sources("htm") + sources("html")
        if not handed or not re.search(rf"\b{names[-1]}\b", users):
            lost.append(key)
    assert lost == []


def test_every_filled_text_is_filled_with_what_it_asks_for() -> None:
    assert len(templates().filled) > 30
    paths = said_in_python().items()
    in_python = [("Python", path, names) for path, names in paths if ANY not in path]
    for file, path, names in templates().filled + in_python:
        found = at(path)
        assert found, f"{file}: the catalogue has no {'.'.join(path)}"
        for entry in found:
            wanted = placeholders(entry) | ({"n"} if is_plural(entry) else set())
            assert names == wanted, f"{file}: {'.'.join(path)}"


def test_every_placeholder_is_filled_by_a_template_a_script_or_python() -> None:
    filled = {path for _, path, _ in templates().filled} | said_in_python().keys()
    calls = re.findall(r"EvenKeel\.fill\([^{]*\{((?:[^{}]|\{[^{}]*\})*)\}", sources("js"))
    # Of `{ n: Math.max(1, n), day }` the names n and day.
    parts = (re.split(r",(?![^()]*\))", inside) for inside in calls)
    by_scripts = [{part.split(":")[0].strip() for part in each} - {""} for each in parts]
    for place, entry in all_texts():
        wanted = placeholders(entry) | ({"n"} if is_plural(entry) else set())
        is_filled = any(covers(path, place) for path in filled) or wanted in by_scripts
        assert is_filled or not wanted, f"{place}: nothing fills {wanted}"


def test_every_path_that_a_template_or_python_takes_is_there() -> None:
    places = [place for place, _ in all_texts()]
    for path in templates().used | said_in_python().keys():
        below = any(covers(path, place) for place in places)
        assert below, f"the catalogue has no {'.'.join(path)}"


def test_no_template_and_no_script_fills_in_a_way_of_its_own() -> None:
    for path in OVERRIDES.rglob("*.htm*"):
        text = path.read_text("utf-8")
        assert not re.search(
            r"(words|said|say)\.[\w.]+ *(\.format\(|\| *format|\| *replace)", text
        ), path
    assert not re.search(r"\.replace\(\"\{", sources("js"))


def test_no_key_hides_behind_a_method_of_dict() -> None:
    # `words.sources.copy` would show the method, not the words.
    for place, _ in all_texts():
        for key in place:
            assert not (isinstance(key, str) and hasattr(dict, key)), place


def test_the_generators_read_the_catalogue_as_we_do() -> None:
    # YAML's own reader, which they use, takes a bare `no:` for a truth value.
    for path in WORDS_FOLDER.glob("*.yaml"):
        theirs = yaml.safe_load(path.read_text("utf-8"))
        assert theirs == read_yaml(path, path.name).data, path


def test_all_catalogues_have_the_same_keys_and_placeholders() -> None:
    model = read_yaml(WORDS_FOLDER / f"{ENGLISH}.yaml", f"{ENGLISH}.yaml")
    for path in WORDS_FOLDER.glob("*.yaml"):
        document = read_yaml(path, path.name)
        assert [*catalogue_problems(document)] == []
        assert [*catalogue_differences(document, model)] == []


def test_each_catalogue_has_the_plural_forms_of_its_language() -> None:
    for path in WORDS_FOLDER.glob("*.yaml"):
        forms = {*language(path.stem).plurals, "other"}
        for place, entry in texts(read_catalogue(path.stem)):
            if is_plural(entry):
                assert entry.keys() == forms, (path.name, place)


@pytest.mark.parametrize(("code", "forms"), [("en", "other one other"), ("es", "other one other")])
def test_each_language_counts_in_its_own_way(code: str, forms: str) -> None:
    assert " ".join(map(language(code).category, (0, 1, 2))) == forms


def test_the_site_is_built_with_the_catalogue_of_its_language() -> None:
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert f"\nINHERIT: overrides/words/{ENGLISH}.yaml\n" in settings
    assert f"\n  language: {ENGLISH}\n" in settings


def test_a_fault_in_a_catalogue_is_named_with_its_line() -> None:
    text = 'extra:\n  words:\n    a:\n      b: "%d lines"\n      c: "{} of {n}"\n'
    found = [str(problem) for problem in catalogue_problems(parse_yaml(text, "xx.yaml"))]
    assert found == [
        "xx.yaml, line 4: 'a.b' has '%d', which fills nothing in. "
        "Write {name} where something is filled in.",
        "xx.yaml, line 5: 'a.c' has '{', which fills nothing in. "
        "Write {name} where something is filled in.",
    ]


def test_a_catalogue_without_words_is_named() -> None:
    found = [str(problem) for problem in catalogue_problems(parse_yaml("extra: 1", "xx.yaml"))]
    assert found == [
        "xx.yaml, line 1: this catalogue has no words. Start with 'extra:', and 'words:' below it."
    ]


def test_what_another_catalogue_lacks_or_adds_is_named() -> None:
    head = "extra:\n  words:\n    a:\n"
    model = parse_yaml(head + "      b: Lesson {number}\n      c: Next\n", "en.yaml")
    other = parse_yaml(head + "      b: Lektion\n      d: Weiter\n", "de.yaml")
    assert [str(problem) for problem in catalogue_differences(other, model)] == [
        "de.yaml, line 4: 'a.b' has other placeholders. Use: {number}.",
        "de.yaml, line 3: has no 'a.c'. Translate it from en.yaml.",
        "de.yaml, line 5: has 'a.d', which en.yaml does not have. Take it out.",
    ]


def test_another_language_may_have_more_forms_of_a_plural() -> None:
    head = "extra:\n  words:\n    a:\n"
    model = parse_yaml(head + "      one: A page\n      other: '{n} pages'\n", "en.yaml")
    few = "      one: '{n} a'\n      few: '{n} b'\n      many: '{n} c'\n      other: '{n} d'\n"
    assert [*catalogue_differences(parse_yaml(head + few, "pl.yaml"), model)] == []


@pytest.mark.parametrize(("n", "form"), [(0, "0 pages"), (1, "a page"), (2, "2 pages")])
def test_the_number_decides_the_form(n: int, form: str) -> None:
    assert fill({"one": "a page", "other": "{n} pages"}, n=n) == form


@pytest.mark.parametrize("values", [{}, {"n": 1}, {"name": 1, "n": 1}])
def test_too_few_too_many_and_other_values_are_errors(values: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="takes"):
        fill("Lesson {name}", **values)


def test_forms_without_a_number_and_parts_of_the_catalogue_are_errors() -> None:
    with pytest.raises(ValueError, match="takes"):
        fill({"one": "a page", "other": "{n} pages"})
    with pytest.raises(ValueError, match="takes"):
        fill(catalogue()["worksheet"])


def test_html_stays_html_and_words_become_html() -> None:
    filled = fill("Think about {about} & <this>.", about=Markup("the <em>last</em> days"))
    assert filled == Markup("Think about the <em>last</em> days &amp; &lt;this&gt;.")
    assert not isinstance(fill("a {b}", b="<c>"), Markup)


def test_python_says_words_of_the_catalogue() -> None:
    assert said("worksheet", "line", n=2) == "line 2"
