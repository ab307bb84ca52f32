"""The one exception of all sources: what a publisher answered that cannot be used."""

from __future__ import annotations


class SourceError(Exception):
    """A publisher's answer, or the lack of one, that cannot be used; the text is one line.

    Parameters
    ----------
    publisher
        The publisher's name, such as "Kolada".
    address
        The address asked, with its parameters.
    wrong
        What is wrong, in plain English without a full stop.
    field
        The field at fault as a path such as "$.values[3].period"; empty for the whole answer.
    """

    def __init__(self, publisher: str, address: str, wrong: str, field: str = "") -> None:
        self.publisher, self.address, self.wrong, self.field = publisher, address, wrong, field
        named = f"{field}: " if field else ""
        super().__init__(_one_line(f"{publisher}: {address}: {named}{wrong}"))


class TornError(SourceError):
    """An answer that stops midway or is no JSON at all: worth asking for once more."""


class BusyError(SourceError):
    """The publisher is busy or away (429, 5xx, time-out, lost connection): worth waiting for.

    `wait` is the number of seconds that it asked us to wait, None where it did not say.
    """

    def __init__(self, publisher: str, address: str, wrong: str, wait: float | None = None) -> None:
        super().__init__(publisher, address, wrong)
        self.wait = wait


class LacksError(SourceError):
    """The publisher has nothing at an address (404)."""


class NotArchivedError(SourceError):
    """An answer that a run without network needs and the archive lacks."""


def _one_line(text: str) -> str:
    return " ".join(text.split())
