"""A figure as it is drawn: plain at first, one of Plotly's objects as soon as someone asks."""

from collections.abc import Sequence
from typing import Any

from plotly.graph_objects import Figure

from likvard.figures.theme import Spec


class Drawing(Figure):  # type: ignore[misc]  # Plotly publishes no types
    """A Plotly figure whose objects are made when they are first looked at.

    The browser needs the plain specification only, and Plotly takes longer to wrap it in objects
    than the rest of the drawing. Plotly's own check of each property is left to the tests.
    """

    @classmethod
    def of(cls, data: Sequence[Spec], layout: Spec) -> "Drawing":
        """Return the figure of traces and layout, which from now on belong to it."""
        drawing = cls.__new__(cls)
        drawing.__dict__["_plain"] = {"data": list(data), "layout": layout}
        return drawing

    @property
    def plain(self) -> Spec:
        """Return `data` and `layout` as plain values, not to be changed."""
        found: Spec = self.__dict__.get("_plain") or self.to_plotly_json()
        return found

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any of Plotly's attributes
        """Make Plotly's objects, for one of which someone asks."""
        plain = self.__dict__.pop("_plain", None)
        if plain is None:
            raise AttributeError(name)
        super().__init__(**plain, _validate=False)
        return getattr(self, name)
