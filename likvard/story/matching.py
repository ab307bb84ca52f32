"""Why two measures cannot be set against each other, in plain Swedish."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.address import PROVIDERS
from likvard.catalogue import Indicator
from likvard.equity.matching import Refusal
from likvard.story.slope import capital

_WHOSE: Final = {
    "home": "gäller dem som bor i kommunen, var de än går i skolan (hemkommun)",
    "host": "gäller skolorna i kommunen, var eleverna än bor (lägeskommun)",
    "municipal": "gäller bara kommunens egna skolor",
}
_NAMES: Final = {"home": "hemkommun", "host": "lägeskommun", "municipal": "kommunens egna skolor"}


def title(refusal: Refusal, y: Indicator, x: Indicator) -> str:
    """Return that the two cannot be set against each other, and what stands in the way."""
    if refusal == "same":
        return "Ett mått kan inte ställas mot sig självt"
    if refusal == "perspective":
        both = (_NAMES[i.perspective] for i in (y, x))
        return f"{capital(' och '.join(both))} går inte att ställa mot varandra"
    if refusal == "years":
        return "De två måtten har inget läsår gemensamt"
    return "De två måtten är inte publicerade för samma skolor"


def lede(
    refusal: Refusal, y: Indicator, x: Indicator, springs: tuple[Sequence[int], Sequence[int]]
) -> str:
    """Return the reason in full; `springs` are the school years that each is published for."""
    if refusal == "same":
        return f"Välj ett annat mått än {y.short} på en av axlarna."
    if refusal == "years":
        told = [f"{i.short} finns {span(own)}" for i, own in zip((y, x), springs, strict=True)]
        return f"{'; '.join(told)}."
    whose = " ".join(f"{i.short} {_WHOSE[i.perspective]}." for i in (y, x))
    if refusal == "perspective":
        return f"{whose} Det är inte samma elever, så ett samband skulle blanda ihop två saker."
    return f"{whose} Det ena är inte publicerat för de skolor som det andra gäller."


def span(springs: Sequence[int]) -> str:
    """Return "läsåren 2018/19–2024/25", a single one, or that there is none."""
    if not springs:
        return "inte för något läsår"
    first, last = (swedish.school_year(y, "spring") for y in (min(springs), max(springs)))
    return f"läsåret {first}" if first == last else f"läsåren {first}–{last}"


def provided(asked: str, shown: str) -> str:
    """Return that other providers' schools are shown than the first measure alone would give."""
    if asked == shown:
        return ""
    return f"Visar {PROVIDERS[shown].lower()}, som båda måtten är publicerade för."


def nearest(asked: int | None, own: int, shown: int) -> str:
    """Return that another school year is shown than the first measure alone would give."""
    if own == shown:
        return ""
    when = swedish.in_year(shown, "spring")
    if asked is None:
        return f"Senaste läsår med båda uppgifterna: {when.removeprefix('läsåret ')}."
    return f"Närmaste läsår med båda uppgifterna: {when.removeprefix('läsåret ')}."
