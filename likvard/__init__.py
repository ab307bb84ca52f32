"""Likvärd: how equal is the quality of school across the municipalities of Skåne?"""

__version__ = "0.1.0"
