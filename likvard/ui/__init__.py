"""What the reader sees: the only package besides app and pages that knows Streamlit."""
