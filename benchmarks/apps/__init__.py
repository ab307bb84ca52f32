"""The page of benchmarks/page.py, one framework a file."""
