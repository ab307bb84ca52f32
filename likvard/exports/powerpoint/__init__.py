"""A meeting as a PowerPoint presentation: native charts, maps as shapes, tables, notes."""

from likvard.exports.powerpoint.made import powerpoint

__all__ = ["powerpoint"]
