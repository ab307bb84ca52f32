"""The same page in several frameworks, measured side by side: `make bench`."""
