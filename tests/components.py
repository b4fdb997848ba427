"""What the tests of components share: examples, faults in words, and what all HTML has to keep."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
from markdown import markdown
from pydantic import ValidationError

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.record import Record
from macros.content.validation_problems import from_validation
from macros.rendering import OVERRIDES

VOID = {"br", "circle", "hr", "img", "input", "link", "meta", "path"}


def examples(component: str) -> list[Path]:
    """Return the example files of a component."""
    return sorted((OVERRIDES / "components" / component / "examples").glob("*.yaml"))


def example(component: str, name: str) -> dict[str, object]:
    """Return the data of one example."""
    path = OVERRIDES / "components" / component / "examples" / f"{name}.yaml"
    data = read_yaml(path, path.name).data
    assert isinstance(data, dict)
    return data


def faults(model: type[Record], data: dict[str, object]) -> list[str]:
    """Return what the author reads for `data`: each fault with its remedy, without its place."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = from_validation(error, "x", {}, model)
        return [f"{problem.what}. {problem.remedy}".strip() for problem in found]
    return []


def assert_sound(html: str) -> None:
    """Fail where `html` has a fault that no component may have."""
    assert list(_unbalanced(html)) == []
    assert markdown(html, extensions=["attr_list", "tables"]) == html, "Markdown changes it"
    root = lxml.html.fragment_fromstring(html)
    ids = [str(name) for name in root.xpath("//@id")]
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        assert set(root.xpath(f"//@{attribute}")) <= set(ids), attribute
    for field in root.xpath("//input | //textarea | //select"):
        label = root.xpath("//label[@for=$id]", id=field.get("id")) or field.xpath(
            "ancestor::label"
        )
        assert label, f"a field has no label: {lxml.html.tostring(field)!r}"
        assert label[0].text_content().strip()
    groups = {(field.get("name"), _group(field)) for field in root.xpath("//input")}
    names = Counter(name for name, _ in groups)
    assert [name for name, times in names.items() if times > 1] == []
    assert root.xpath("//button[not(@type='button') and not(@disabled)]") == []
    assert root.xpath("//@style | //script | //@*[starts-with(name(), 'on')]") == []


def _group(field: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    return field.xpath("ancestor::fieldset")[-1]


def _unbalanced(html: str) -> Iterator[str]:
    """Yield each tag that is closed without being open, or left open."""
    walk = _Walk()
    walk.feed(html)
    walk.close()
    yield from walk.wrong
    yield from walk.open


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        twice = [name for name, times in Counter(name for name, _ in attrs).items() if times > 1]
        self.wrong += [f"{tag} has {name} twice" for name in twice]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"/{tag}")
