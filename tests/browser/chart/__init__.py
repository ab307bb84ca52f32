"""The chart and the page's own behaviours, over a small app made for them."""
