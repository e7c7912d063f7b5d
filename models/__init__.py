"""Typed mappings, the store and its migrations."""
