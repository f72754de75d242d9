"""Filters and tags that every page may use."""
