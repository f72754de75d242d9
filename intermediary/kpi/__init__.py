"""Counting and judging KPIs: what every app's metrics have in common."""
