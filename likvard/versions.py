"""The versions of the figures that a frozen view can ask for."""
