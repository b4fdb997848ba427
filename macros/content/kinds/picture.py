"""Pictures: drawings of the project's own, that carry their words with them."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from markupsafe import Markup

SVG = "{http://www.w3.org/2000/svg}"
_FORBIDDEN = {"script", "foreignObject", "image", "style", "a", "use", "animate", "set"}
_FOUR_NUMBERS = re.compile(r"\s*(?:-?\d+(?:\.\d+)?[\s,]+){2}\d+(?:\.\d+)?[\s,]+\d+(?:\.\d+)?\s*")


@dataclass(frozen=True)
class Picture:
    """An SVG drawing that stands inside the page, so that it follows the page's colors."""

    svg: str

    @cached_property
    def _root(self) -> ET.Element:
        return ET.fromstring(self.svg)

    @property
    def alternative(self) -> str:
        """The text that says what the drawing says: its `title` element."""
        title = self._root.find(f"{SVG}title")
        return " ".join((title.text or "").split()) if title is not None else ""

    @property
    def view_box(self) -> str:
        """The size that it is drawn in."""
        return self._root.get("viewBox", "")

    @property
    def drawing(self) -> Markup:
        """The drawing without its XML head and title, ready to stand inside a figure."""
        body = re.sub(r"^.*?(?=\u003csvg)", "", self.svg, flags=re.DOTALL)
        body = re.sub(r"\u003ctitle>.*?\u003c/title>", "", body, flags=re.DOTALL)
        # The figure around it is the image, and has the words; a second one would have none.
        body = body.replace(' role="img"', "", 1)
        return Markup(body.strip())

    def faults(self) -> list[tuple[str, str]]:
        """Return what is wrong with the drawing, as pairs of finding and remedy."""
        for name in ("!ENTITY", "?xml-stylesheet"):
            if f"\u003c{name}" in self.svg:
                what = f"has words of its own making ('{name[1:]}')"
                return [(what, "Save it again as plain SVG.")]
        try:
            root = self._root
        except ET.ParseError as error:
            what = f"is not SVG: its line {error.position[0]} cannot be read"
            return [(what, "Save it again as plain SVG.")]
        found = []
        if not self.alternative:
            found.append(
                ("has no text alternative", "Add a title element that says what the drawing says.")
            )
        if "viewBox" not in root.attrib:
            found.append(("has no viewBox", 'Add viewBox="0 0 480 320", with its own size.'))
        elif not _FOUR_NUMBERS.fullmatch(self.view_box):
            what = f"has the viewBox '{self.view_box}'"
            found.append((what, "Write four numbers, such as '0 0 480 320'."))
        for element in root.iter():
            name = str(element.tag).rpartition("}")[2]
            if name in _FORBIDDEN or not str(element.tag).startswith(SVG):
                found.append((f"has a '{name}' element, which is not allowed", "Take it out."))
            for key, value in element.attrib.items():
                if key.startswith("on") or key.endswith(("href", "style")) or "url(" in value:
                    what = f"has '{key}' on '{name}', which is not allowed"
                    found.append((what, "Use plain shapes."))
        return found
