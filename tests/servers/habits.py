"""How badly a publisher behaves: chosen by a seed, the same for the same question every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

BAD = ("429", "429 later", "504", "503", "torn", "short", "cut", "hang")
_REFUSALS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "429": (429, b"429 - Too many requests in too short timeframe", {}),
    "429 later": (429, b"", {"Retry-After": "2"}),
    "504": (504, b"<html><body>Gateway Time-out</body></html>", {}),
    "503": (503, b"", {}),
}


@dataclass(frozen=True)
class Habits:
    """The share of questions that are answered badly, at most `most` times running for each.

    `kinds` are: "429" as bare text, "429 later" with Retry-After, "504", "503", "torn" (the
    connection is closed without an answer), "short" (it is closed within the answer), "cut" (half
    the answer, said to be all), "hang" (no answer for `hang` seconds). `certain` are habits by part
    of an address, such as {"/config": "429"}, that are shown the first time it is asked.
    """

    share: float = 0.0
    seed: int = 1
    kinds: tuple[str, ...] = BAD[:-1]
    most: int = 3
    hang: float = 1.0
    certain: dict[str, str] = field(default_factory=dict)

    def chosen(self, key: str, before: int) -> str:
        """Return the habit to be shown at a question asked so many times before; empty for none."""
        for part, habit in self.certain.items():
            if part in key and not before:
                return habit
        chance = Random(f"{self.seed} {key} {before}")  # noqa: S311 - no secret
        bad = before < self.most and chance.random() < self.share
        return chance.choice(self.kinds) if bad else ""

    @staticmethod
    def refusal(habit: str) -> tuple[int, bytes, dict[str, str]] | None:
        """Return status, text and headers of a refusal; None for other habits."""
        return _REFUSALS.get(habit)
