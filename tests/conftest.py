"""What tests share: the real database, built once by the real build."""

import subprocess
import sys

import pytest
from hypothesis import settings

from likvard.build.publishing import Places
from likvard.catalogue import Catalogue, load_catalogue
from likvard.published import published
from likvard.warehouse import ROOT
from tests.two_versions import Two, two_versions

# The same examples every time, and no stop watch: a slow machine is no fault of the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the shipped figures, before the workers start: some tests are one for each."""
    if hasattr(session.config, "workerinput"):
        return
    subprocess.run(
        [sys.executable, "-m", "likvard", "build", "--if-needed"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="session")
def database() -> None:
    """The database of the shipped figures, which is there before the first test."""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue, with the indicators that the shipped figures hold."""
    return published(load_catalogue())


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Two versions of the figures, built one after the other."""
    return two_versions(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Small live figures that a refresh can be tried on; copied before they are changed."""
    from tests.refreshing import live_figures  # noqa: PLC0415 - few tests need it

    return live_figures(tmp_path_factory.mktemp("small") / "live")
