"""Utbud: which programmes there are, where, how broadly, how near, and at what pressure."""

from likvard.equity.supply_view import supply_view
from likvard.story.supply import lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.supply import choices
from likvard.ui.supply_few import few_card, words
from likvard.ui.supply_parts import structure_card
from likvard.ui.supply_quotients import points_card, quotient_card
from likvard.ui.supply_reach import reach_card, schools_card
from likvard.ui.supply_table import table_card

shown = supply_view(here("/utbud"))

choices(shown)
show("title", lines=title(shown), lede=lede(shown))
chart(table_card(shown))
for make in (structure_card, few_card, quotient_card, points_card, reach_card, schools_card):
    show("rule")
    chart(make(shown))
words(shown)
