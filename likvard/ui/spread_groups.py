"""Spridning by part of the area, kind of municipality and provider."""

from typing import Final

import pandas as pd

from likvard import captions
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.groups import Group, Grouped, Kind, grouped
from likvard.equity.relative import quantity
from likvard.equity.spread import Spreads
from likvard.figures.group_rows import GroupRow, group_rows
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.story import groups as told
from likvard.story import spread as apart
from likvard.ui.cards import choices, filename, select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.spreading import Shown

_DEFAULT: Final[Kind] = "delregion"


def grouping(view: View) -> Kind:
    """Return the kind of groups shown: parts of the area unless another is chosen."""
    return _DEFAULT if view.grouping == "ingen" else view.grouping


def groups_of(view: View, page: Shown) -> Grouped:
    """Return the groups of the kind chosen, in the year shown beside the first comparable."""
    panel = page.spreads.panel
    then = apart.first_year(page.spreads, page.year)
    years = (page.year if then is None else then, page.year)
    return grouped(view.catalogue, panel, grouping(view), years)


@kept
def groups_card(view: View, page: Shown) -> Card:
    """Return every group with its members as dots, its mean and its spread."""
    panel, year, found = page.spreads.panel, page.year, groups_of(view, page)
    rows = [_row(page, group) for group in found.groups]
    mean, period = panel.level(year).mean, panel.period(year)

    def draw(tokens: Tokens) -> Figure:
        return group_rows(
            rows,
            panel.indicator,
            mean=mean,
            period=period,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    heading, sure = told.heading(found), told.certainty(found)
    return Card(
        address=view.href(),
        draws=[draw] if rows else [],
        key="grupper",
        heading=heading,
        subtitle=" ".join(
            filter(None, (f"{captions.subtitle(panel, year)}.", sure, _marks(panel)))
        ),
        source=captions.source(view.catalogue, panel, _how(page.spreads, found)),
        alt=" ".join(f"{row.name}: {row.told}." for row in rows) or heading,
        table=groups_table(page, found) if rows else None,
        filename=filename(view, panel, year, found.kind),
        data_href=data_address(view, "spridning-grupper", panel, year) if rows else "",
        hrefs=select_hrefs(view),
        tabs=choices(view, told.KINDS, "grupp", found.kind),
        body=None if rows else render("nothing_told", words=f"{heading}."),
    )


def _marks(panel: Panel) -> str:
    unit = panel.indicator.difference_unit
    return f"Streck: gruppens medel. Spridning: standardavvikelse i {unit}."


def _row(page: Shown, group: Group) -> GroupRow:
    panel = page.spreads.panel
    cells = pd.DataFrame([vars(cell) for cell in group.cells]).set_index("code")
    then = apart.first_year(page.spreads, page.year)
    said = f"{told.size(group)}, {told.of_group(panel, group, then)}"
    return GroupRow(group.name, said, group.mean, cells)


def _how(found: Spreads, groups: Grouped) -> str:
    if groups.kind == "huvudman":
        return "ovägda medel och standardavvikelser"
    how = "Theils L" if quantity(found.panel.indicator) == "resource" else "variansen"
    return (
        f"ovägda medel och standardavvikelser; {how} delad i mellan och inom grupper, p av "
        "999 slumpvisa indelningar"
    )


def groups_table(page: Shown, found: Grouped) -> Table:
    """Return the groups as text: how many, mean, spread now and then."""
    panel, year = page.spreads.panel, page.year
    then, unit = apart.first_year(page.spreads, year), panel.indicator.difference_unit
    columns = [told.KINDS[found.kind], "Kommuner", f"Medel {panel.period(year)}"]
    columns += [f"Spridning {panel.period(year)} ({unit})"]
    columns += [f"Spridning {panel.period(then)} ({unit})"] if then is not None else []
    rows = tuple(
        (
            group.name,
            told.size(group),
            panel.with_unit(group.mean),
            *(apart.gap(panel, sd, unit=False) for sd in (group.sd, group.before)),
        )[: len(columns)]
        for group in found.groups
    )
    return Table(f"{panel.indicator.title}, {captions.when(panel, year)}", tuple(columns), rows)
