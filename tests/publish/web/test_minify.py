"""Scripts and styles in the built site: what only people read is gone, and nothing else is."""

from pathlib import Path

import pytest

from macros.publish.web.files_folder import unnamed
from macros.publish.web.minify import minify_files
from macros.rendering import OVERRIDES


def test_comments_and_spaces_go_and_words_stay(tmp_path: Path) -> None:
    script = tmp_path / "components" / "quiz" / "quiz.js"
    script.parent.mkdir(parents=True)
    source = '/* Why. */\nconst say = "a  // b"; // here\n\nfind(/["/]*/u, say);\n'
    script.write_text(source, "utf-8")
    minify_files(tmp_path)
    assert script.read_text("utf-8") == 'const say="a  // b";find(/["/]*/u,say)'


@pytest.mark.parametrize("ending", ["js", "css"])
def test_every_file_of_the_site_is_made_smaller(ending: str, site: Path) -> None:
    files = {
        path: OVERRIDES / unnamed(path.relative_to(site).as_posix())
        for path in site.rglob(f"*.{ending}")
    }
    sources = {file: source for file, source in files.items() if source.exists()}
    assert len(sources) >= 30
    for file, source in sources.items():
        assert file.stat().st_size < source.stat().st_size, file
        assert "\n/*" not in file.read_text("utf-8"), file
