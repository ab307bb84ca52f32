"""Likvärd shows how equal the quality of school is across the municipalities of Skåne."""

__version__ = "0.1.0"
