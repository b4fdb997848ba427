"""Starts each engine once, and hands every test a window that knows nothing yet."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox, Session, firefox
from tests.engines.window import Window

ENGINES = (
    "chromium",
    "firefox",
    pytest.param("webkit", marks=pytest.mark.audit),
)


@pytest.fixture(params=ENGINES)
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window in each engine; an error that a page's script throws fails the test."""
    found: Window = request.getfixturevalue(request.param)
    yield found
    assert found.driver.errors() == []


@pytest.fixture
def chromium(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Window]:
    """A window in the Chromium that all browser tests share."""
    driver = Chromium(request.getfixturevalue("browser"), tmp_path)
    yield Window("Chromium", driver)
    driver.close()


@pytest.fixture(scope="session")
def firefox_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One running Firefox; where there is none the test is skipped, and with CI=true it fails."""
    try:
        with firefox(tmp_path_factory.mktemp("firefox")) as session:
            yield session
    except OSError as error:
        missing(error)


@pytest.fixture(name="firefox")
def firefox_window(firefox_session: Session) -> Iterator[Window]:
    """A container of its own in Firefox."""
    driver = Firefox(firefox_session)
    yield Window("Firefox", driver)
    driver.close()


@pytest.fixture
def webkit(tmp_path: Path) -> Iterator[Window]:
    """A WebKit of its own."""
    # Imported only here: what drives WebKit is installed for the audit alone.
    from tests.engines.webkit import webkit

    try:
        with webkit(tmp_path) as driver:
            yield Window("WebKit", driver)
    except OSError as error:
        missing(error)


def missing(error: OSError) -> None:
    """Skip the test, and say what to install; with CI=true the test fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(str(error))
    pytest.skip(str(error))
