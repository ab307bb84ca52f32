"""Local servers that answer as the publishers do, bad habits included, with figures of a seed.

`World` (world.py) is what is true there; `published(world)` (everywhere.py) serves it as all five
publishers on this machine; `Habits` (habits.py) is how badly they behave.
"""
