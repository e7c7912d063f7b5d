"""The report meeting (述职会)."""
