"""Scripts in the built site: what only people read is gone, and nothing else is."""

from pathlib import Path

from macros.publish.web.minify import minify_scripts
from macros.rendering import OVERRIDES


def test_comments_and_spaces_go_and_words_stay(tmp_path: Path) -> None:
    script = tmp_path / "components" / "quiz" / "quiz.js"
    script.parent.mkdir(parents=True)
    source = '/* Why. */\nconst say = "a  // b"; // here\n\nfind(/["/]*/u, say);\n'
    script.write_text(source, "utf-8")
    minify_scripts(tmp_path)
    assert script.read_text("utf-8") == 'const say="a  // b";find(/["/]*/u,say)'


def test_every_script_of_the_site_is_made_smaller(site: Path) -> None:
    sources = {path.name: path for path in (OVERRIDES / "components").rglob("*.js")}
    scripts = [path for path in (site / "static").rglob("*.js") if path.name in sources]
    assert len(scripts) >= 30
    for script in scripts:
        assert script.stat().st_size < sources[script.name].stat().st_size, script.name
        assert "/**" not in script.read_text("utf-8"), script.name
