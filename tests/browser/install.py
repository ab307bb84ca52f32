"""Make sure there is a Chromium to test in: use the one at hand, or install Debian's."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Return the path of a Chromium: LIKVARD_CHROMIUM, else the first on the PATH."""
    asked = os.environ.get("LIKVARD_CHROMIUM")
    return asked or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's Chromium, as root or through sudo."""
    lead = [] if os.geteuid() == 0 else ["sudo"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run([*lead, "apt-get", "--quiet", *command], check=True)


if __name__ == "__main__":
    if find() is None:
        try:
            install()
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"No Chromium found, and none could be installed ({error}).")
    print(find())  # noqa: T201
