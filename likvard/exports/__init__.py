"""Figures and frames to files, as bytes."""
