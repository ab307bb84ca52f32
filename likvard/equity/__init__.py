"""How equal the school is: each subject's figures brought together, before any words or charts."""
