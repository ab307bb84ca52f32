"""Pure functions on arrays, one measure per file."""
