"""WebKitGTK through WebDriver, on a screen that nobody sees."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.window import KEYS, EngineError, wait

PROGRAMS = ("WebKitWebDriver", "Xvfb")
MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"


class WebKit:
    """One small browser around WebKitGTK."""

    def __init__(self, driver: WebKitGTK, downloads: Path) -> None:
        """Take a started browser, and the folder into which it saves."""
        self._driver = driver
        self.downloads = downloads
        driver.set_window_size(1280, 800)

    def open(self, url: str) -> None:
        """Load `url` and wait until it is complete."""
        self._driver.get(url)

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, with its own frame."""
        self._driver.set_window_size(width, height)

    def reload(self) -> None:
        """Load the page anew."""
        self._driver.refresh()

    def back(self) -> None:
        """Go to the page before."""
        self._driver.back()

    def ask(self, expression: str) -> str:
        """Return what `expression` comes to, as JSON."""
        script = (
            f"const done = arguments[0]; (async () => JSON.stringify((await ({expression})) ?? null"
            "))().then(done, (error) => done('!' + error))"
        )
        try:
            said = str(self._driver.execute_async_script(script))
        except WebDriverException as error:
            raise EngineError(str(error)) from error
        if said.startswith("!"):
            raise EngineError(said)
        return said

    def press(self, key: str, held: str = "") -> None:
        """Press a key, while `held` is down."""
        chain = ActionChains(self._driver, duration=0)
        if held:
            chain.key_down(KEYS[held])
        chain.key_down(KEYS.get(key, key)).key_up(KEYS.get(key, key))
        if held:
            chain.key_up(KEYS[held])
        chain.perform()

    def choose_file(self, selector: str, path: Path) -> None:
        """Put a file into the field at `selector`."""
        self._driver.find_element("css selector", selector).send_keys(str(path))

    def windows(self) -> list[str]:
        """Return the windows that are open, in any order."""
        return list(self._driver.window_handles)

    def look_at(self, window: str) -> None:
        """Go on in `window`."""
        self._driver.switch_to.window(window)

    def errors(self) -> list[str]:
        """Return nothing: this engine does not tell."""
        return []


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Start WebKitGTK with its home in `folder`; raises OSError where it is not installed."""
    paths = [shutil.which(program) for program in PROGRAMS]
    browser = next(iter(sorted(Path("/usr/lib").glob(MINI_BROWSER), reverse=True)), None)
    if not all(paths) or browser is None:
        raise OSError("no WebKit: install webkit2gtk-driver and xvfb")
    downloads = folder / "Downloads"
    downloads.mkdir(parents=True)
    (folder / ".config").mkdir()
    (folder / ".config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/Downloads"\n')
    with _screen() as screen:
        options = WebKitGTKOptions()
        options.binary_location = str(browser)
        options.add_argument("--automation")
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
        environment = {**os.environ, **home, "DISPLAY": screen}
        service = Service(str(paths[0]), env=environment)
        driver = WebKitGTK(options=options, service=service)
        driver.set_script_timeout(20)
        try:
            yield WebKit(driver, downloads)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    process = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = wait(lambda: told.readline().strip(), "Xvfb says which screen it is")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(timeout=20)
