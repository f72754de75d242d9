"""`python -m bench --scale N`: how fast the portal's big work is, against honest yardsticks.

Everything is measured in one run on one machine, ours and the yardstick in turn, so that only the
ratios are quoted. A developer's tool: the application never imports it.
"""
