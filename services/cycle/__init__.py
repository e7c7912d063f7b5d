"""The cycle plan → report meeting → revised action: its pure rules."""
