"""Tillgänglighet: the statement that the law asks for, true to the latest run of the tests."""

from likvard.address import View
from likvard.conformity import contact, load_run, load_shortcomings, status
from likvard.swedish import joined
from likvard.ui.html import show
from likvard.ui.sections import SECTIONS


def statement(view: View) -> None:
    """Show how far the app conforms, what falls short and why, how it was tested, whom to tell."""
    run, shortcomings = load_run(), load_shortcomings()
    conforms = status(run, shortcomings)
    show(
        "title",
        lines=[f"Likvärd är {conforms} förenlig med lagen om tillgänglighet"],
        lede=f"Tillgänglighetsredogörelse för webbplatsen Likvärd, prövad den {run.on}.",
    )
    titles = {s.path: s.title for s in SECTIONS}
    show(
        "accessibility",
        run=run,
        status=conforms,
        shortcomings=shortcomings,
        contact=contact(),
        pages=joined([titles.get(path, path) for path in run.pages]),
        themes=joined([f"{name} tema" for name in run.themes]),
        widths=joined([str(width) for width in run.widths]),
        about=view.href("/om"),
    )
