"""Shows a site on an address of this machine, and follows every change."""

import posixpath
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from macros.content.site_files import SETTINGS
from macros.preview.live_site import LiveSite
from macros.publish.mkdocs_build import say_what_mkdocs_says

LOOK_AGAIN = 0.2
"""Seconds between two looks at what has changed. MkDocs' own half a second is felt."""


def serve(project: Path, address: str = "") -> int:
    """Show the site of `project` until somebody stops it; return the exit code.

    `address` is host and port, such as '127.0.0.1:8000'; without one, what mkdocs.yml says.
    """
    say_what_mkdocs_says()
    given = {"dev_addr": address} if address else {}
    with TemporaryDirectory(prefix="pages_") as made:
        config = load_config(str(project / SETTINGS), site_dir=made, **given)
        config.plugins.on_startup(command="serve", dirty=False)
        host, port = config.dev_addr
        site = LiveSite(project, f"http://{host}:{port}/", Path(made))
        try:
            site.renew()
        except Abort as error:
            sys.stderr.write(f"{error}\n")
            return 1
        server = _Server(site, host, port)
        watched = (config.docs_dir, str(project / SETTINGS), config.theme.custom_dir)
        for place in filter(None, watched):
            server.watch(place)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            config.plugins.on_shutdown()
    return 0


class _Server(LiveReloadServer):
    """MkDocs' server, which asks the site for a page instead of a folder.

    MkDocs 1.6 promises to keep none of what begins with an underscore here; it has no other place
    for a page that is made on demand. tests/preview/ tells where a newer one differs.
    """

    def __init__(self, site: LiveSite, host: str, port: int) -> None:
        super().__init__(site.renew, host, port, str(site.made), polling_interval=LOOK_AGAIN)
        self.site = site
        self.error_handler = lambda code: site.content(f"{code}.html")

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        # While the site is read again, a request waits, and is answered with what is new.
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        inside = posixpath.normpath(f"{path}index.html" if path.endswith("/") else path).lstrip("/")
        content = self.site.content(inside)
        if content is None:
            return None
        if inside.endswith(".html"):
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        kind = self._guess_type(inside)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]
