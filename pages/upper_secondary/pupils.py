"""Elevunderlag: how many will leave the ninth grade, how sure that is, and how well tried."""

from likvard.equity.pupils_view import pupils_view
from likvard.story.pupils import lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.pupils import choices, fan_card
from likvard.ui.pupils_record import record_card, words
from likvard.ui.pupils_rows import parts_card, places_card

shown = pupils_view(here("/elevunderlag"))

choices(shown)
show("title", lines=title(shown), lede=lede(shown))
chart(fan_card(shown))
show("rule")
chart(record_card(shown))
show("rule")
chart(places_card(shown))
if shown.outlook.parts:
    show("rule")
    chart(parts_card(shown))
words(shown)
