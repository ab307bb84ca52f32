"""From a plot to the parts of the file: the chart with its numbers, and its workbook."""

from typing import Any, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart

from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Plot
from likvard.exports.powerpoint.sheet import Sheet
from likvard.exports.powerpoint.template import part

_TITLE_HIGH: Final = 17.0


def add_chart(slide: Any, plot: Plot, box: Box) -> str:  # noqa: ANN401  python-pptx has no types
    """Add a chart with its workbook to a slide's parts and return the relation's id."""
    sheet = Sheet()
    laid = sheet.lay(plot)
    titles = {"x_title": _x_title(plot, box), "y_title": (0, 0)}
    text = part("chart.xml", plot=plot, laid=laid, **titles)
    package = slide.part.package
    name = package.next_partname(ChartPart.partname_template)
    own = ChartPart(name, CONTENT_TYPE.DML_CHART, package, parse_xml(text.encode()))
    own.chart_workbook.update_from_xlsx_blob(sheet.written())
    found: str = slide.part.relate_to(own, RELATIONSHIP_TYPE.CHART)
    return found


def _x_title(plot: Plot, box: Box) -> tuple[float, float]:
    """Return where the title of the axis across begins: at the plot's left, at the very bottom."""
    return plot.inner[0], round(1 - _TITLE_HIGH / box.high, 4)
