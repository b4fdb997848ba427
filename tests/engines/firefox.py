"""Firefox over WebDriver BiDi: the system's own, without a driver between."""

import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from websockets.sync.client import ClientConnection, connect

from tests.engines.window import KEYS, EngineError, wait

PROGRAMS = ("firefox-esr", "firefox")

SETTINGS: dict[str, bool | int | str] = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.download.alwaysOpenPanel": False,
    "browser.download.folderList": 2,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.tabs.remote.separatePrivilegedMozillaWebContentProcess": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
"""No first page, no questions, nothing asked of the network, downloads where the test looks."""


class Session:
    """One running Firefox, and what is said to it."""

    def __init__(self, socket: ClientConnection, downloads: Path) -> None:
        """Take an open connection, and the folder into which this profile saves."""
        self._socket = socket
        self._last = 0
        self.errors: list[str] = []
        self.downloads = downloads
        prompts = {"unhandledPromptBehavior": {"default": "accept"}}
        self.send("session.new", capabilities={"alwaysMatch": prompts})
        self.send("session.subscribe", events=["log.entryAdded"])

    def send(self, method: str, **params: object) -> dict[str, object]:
        """Send a command, wait for its result; raises EngineError with what Firefox said."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=60))
            if said.get("method") == "log.entryAdded":
                self._hear(said["params"])
            if said.get("id") == self._last:
                if said["type"] == "error":
                    raise EngineError(f"{method}: {said['message']}")
                return cast(dict[str, object], said["result"])

    def _hear(self, entry: dict[str, object]) -> None:
        if entry["type"] == "javascript" and entry["level"] == "error":
            self.errors.append(str(entry["text"]))


class Firefox:
    """A container in a running Firefox: nothing that was kept before is known to it."""

    def __init__(self, session: Session) -> None:
        """Open a container with one window of laptop size."""
        self._send = session.send
        self._errors = session.errors
        self._errors.clear()
        self.downloads = session.downloads
        for earlier in self.downloads.iterdir():
            earlier.unlink()
        self._container = self._send("browser.createUserContext")["userContext"]
        opened = self._send(
            "browsingContext.create", type="window", userContext=self._container, background=False
        )
        self._here = str(opened["context"])
        self.resize(1280, 800)

    def close(self) -> None:
        """Close the container, with all that it kept."""
        self._send("browser.removeUserContext", userContext=self._container)

    def open(self, url: str) -> None:
        """Load `url` and wait until it is complete."""
        self._send("browsingContext.navigate", context=self._here, url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Make the page so large."""
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._here, viewport=size)

    def run_before(self, script: str) -> None:
        """Run the JavaScript `script` in every page from now on, before the page's own."""
        self._send(
            "script.addPreloadScript",
            functionDeclaration=f"() => {{ {script} }}",
            contexts=[self._here],
        )

    def reload(self) -> None:
        """Load the page anew."""
        self._send("browsingContext.reload", context=self._here, wait="complete")

    def back(self) -> None:
        """Go to the page before."""
        self._send("browsingContext.traverseHistory", context=self._here, delta=-1)

    def ask(self, expression: str) -> str:
        """Return what `expression` comes to, as JSON."""
        said = self._send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self._here},
            awaitPromise=True,
        )
        if said["type"] == "exception":
            raise EngineError(str(said["exceptionDetails"]))
        return str(cast(dict[str, object], said["result"])["value"])

    def printed(self) -> bytes:
        """Return the page as a PDF on Letter, with the margins of a printer."""
        said = self._send(
            "browsingContext.print",
            context=self._here,
            page={"width": 21.59, "height": 27.94},
            margin=dict.fromkeys(("top", "right", "bottom", "left"), 1.2),
        )
        return b64decode(str(said["data"]))

    def press(self, key: str, held: str = "") -> None:
        """Press a key, while `held` is down."""
        names = [KEYS.get(name, name) for name in (held, key) if name]
        down = [{"type": "keyDown", "value": name} for name in names]
        up = [{"type": "keyUp", "value": name} for name in reversed(names)]
        keyboard = {"type": "key", "id": "keyboard", "actions": [*down, *up]}
        self._send("input.performActions", context=self._here, actions=[keyboard])

    def choose_file(self, selector: str, path: Path) -> None:
        """Put a file into the field at `selector`."""
        said = self._send(
            "script.evaluate",
            expression=f"document.querySelector({json.dumps(selector)})",
            target={"context": self._here},
            awaitPromise=False,
        )
        field = {"sharedId": cast(dict[str, object], said["result"])["sharedId"]}
        self._send("input.setFiles", context=self._here, element=field, files=[str(path)])

    def windows(self) -> list[str]:
        """Return the windows that are open, in any order."""
        said = self._send("browsingContext.getTree", maxDepth=0)
        found = cast(list[dict[str, object]], said["contexts"])
        return [str(one["context"]) for one in found if one["userContext"] == self._container]

    def look_at(self, window: str) -> None:
        """Go on in `window`."""
        self._send("browsingContext.activate", context=window)
        self._here = window

    def errors(self) -> list[str]:
        """Return what scripts threw."""
        return self._errors


@contextmanager
def firefox(folder: Path) -> Iterator[Session]:
    """Start a Firefox whose profile and downloads lie in `folder`; raises OSError without one."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        raise OSError("no Firefox: install firefox-esr")
    profile, downloads = folder / "profile", folder / "downloads"
    for new in (profile, downloads):
        new.mkdir(parents=True)
    settings = {**SETTINGS, "browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(to)});" for name, to in settings.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [*command, "--profile", str(profile), "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with connect(_address(profile), max_size=None) as socket:
            yield Session(socket, downloads)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(profile: Path) -> str:
    told = profile / "WebDriverBiDiServer.json"
    wait(lambda: told.exists() and told.read_text("utf-8"), "Firefox says where it listens")
    server = json.loads(told.read_text("utf-8"))
    return f"ws://{server['ws_host']}:{server['ws_port']}/session"
