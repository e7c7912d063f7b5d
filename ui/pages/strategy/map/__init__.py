"""The strategy map (战略地图) on a canvas. The scene follows the graph: what one does goes to the company,
and the scene shows what came of it.
"""
