"""Whether boxes and lines on a plane meet."""

from likvard.figures.land import Box, Point

Line = tuple[Point, Point]


def meet(a: Box, b: Box) -> bool:
    """Return whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def runs_through(line: Line, box: Box) -> bool:
    """Return whether a line meets a box: an end within, or a crossing of a diagonal."""
    x0, y0, x1, y1 = box
    (xa, ya), (xb, yb) = line
    if max(xa, xb) < x0 or x1 < min(xa, xb) or max(ya, yb) < y0 or y1 < min(ya, yb):
        return False
    within = any(x0 <= x <= x1 and y0 <= y <= y1 for x, y in line)
    diagonals = ((x0, y0), (x1, y1)), ((x0, y1), (x1, y0))
    return within or any(cross(line, diagonal) for diagonal in diagonals)


def cross(a: Line, b: Line) -> bool:
    """Return whether two lines run through each other."""
    return _side(a, b[0]) != _side(a, b[1]) and _side(b, a[0]) != _side(b, a[1])


def _side(line: Line, spot: Point) -> bool:
    (x0, y0), (x1, y1) = line
    return (x1 - x0) * (spot[1] - y0) > (y1 - y0) * (spot[0] - x0)
