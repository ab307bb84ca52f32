"""Paper: the municipality's profile, the brief and the handout, as A4 in HTML and as tagged PDF."""
