"""One line for each path, one column for each engine, as tests have ended."""

import re
from collections.abc import Iterable, Iterator, Mapping

from _pytest.reports import TestReport

ENGINES = ("chromium", "firefox", "webkit")
WALK = re.compile(r"test_paths\.py::test_(?P<path>\w+)\[(?P<engine>[a-z]+)-?(?P<kind>[\w-]*)\]")


def path_table(ended: Mapping[str, Iterable[object]]) -> Iterator[str]:
    """Yield the lines of the table, from reports by how they ended; none without a path."""
    found: dict[str, dict[str, str]] = {}
    for how in ("passed", "skipped", "failed", "error"):
        for report in ended.get(how, ()):
            if isinstance(report, TestReport) and (walk := WALK.search(report.nodeid)):
                name = f"{walk['path'].replace('_', ' ')} {walk['kind']}".strip()
                found.setdefault(name, {})[walk["engine"]] = how
    if not found:
        return
    longest = max(map(len, found))
    yield "path".ljust(longest) + "".join(f"  {engine:<9}" for engine in ENGINES)
    for name, engines in found.items():
        yield name.ljust(longest) + "".join(f"  {engines.get(one, '-'):<9}" for one in ENGINES)
