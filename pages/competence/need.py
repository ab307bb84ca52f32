"""Behov framåt: how many certified teachers are needed until 2033, with which assumptions."""

from likvard.equity.teacher_need import KIND, need_view
from likvard.measures.arrays import NotDefinedError
from likvard.story.teacher_need import NOTHING, lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.teacher_need import choices, fan_card, words
from likvard.ui.teacher_need_rows import parts_card, places_card
from likvard.ui.uploading import upload_section

view = here("/lararbehov")

try:
    shown = need_view(view)
except NotDefinedError:
    show("title", lines=["Inget behov går att räkna"], lede=NOTHING)
else:
    choices(shown)
    show("title", lines=title(shown), lede=lede(shown))
    chart(fan_card(shown))
    show("rule")
    chart(places_card(shown))
    if shown.parts:
        show("rule")
        chart(parts_card(shown))
    words(shown)
    upload_section(view, KIND)
