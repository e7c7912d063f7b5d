"""The parts pages are made of. Each takes its words ready-made (translated by the page) and, where it paints,
the theme.
"""
