"""How equal is the quality of school across the municipalities of a Swedish county?"""
