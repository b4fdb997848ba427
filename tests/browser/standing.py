"""Stands one component on a page of its own, with the styles and scripts of the site."""

from pathlib import Path

from macros.rendering import OVERRIDES, environment, needed

PAGE = """<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>One component</title>
<style>{styles}</style>
</head>
<body>
<div class="page"><main class="page__main"><article class="prose">
<h1>One component</h1>
{component}
</article></main></div>
<template id="near-parts">{parts}</template>
<script>{scripts}</script>
</body>
</html>
"""


def stand(component_html: str, *names: str, fetched: tuple[str, ...] = ()) -> str:
    """Return a whole page that holds `component_html` and nothing from elsewhere.

    `names` are the folders under `overrides/components/` whose styles and scripts come along;
    `fetched` are the files that the scripts fetch later, and which are here from the start.
    """
    files = [file for name in ("page", *names) for file in needed(name, component_html)]
    files += fetched
    paths = [OVERRIDES / "components" / file for file in dict.fromkeys(files)]
    own = [OVERRIDES / "first.css", OVERRIDES / "site.css"]
    styles = [*own, *(path for path in paths if path.suffix == ".css")]
    scripts = _joined([path for path in paths if path.suffix == ".js"])
    own_parts = [path for path in paths if path.suffix == ".html" and path.parent.name in names]
    named = [path.relative_to(OVERRIDES).as_posix() for path in own_parts]
    parts = "".join(environment().get_template(name).render() for name in named)
    if fetched:
        scripts += "EvenKeel.load = () => Promise.resolve();"
    return PAGE.format(
        styles=_joined(styles), component=component_html, parts=parts, scripts=scripts
    )


def _joined(paths: list[Path]) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)
