"""The window's charts, painted by hand in the look of the page. Their numbers stand beside them; colour never
speaks alone.
"""
