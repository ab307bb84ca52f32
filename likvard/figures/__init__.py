"""Frames and indicators in, plotly figures out; nothing here knows who shows them."""
