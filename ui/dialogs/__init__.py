"""Dialogs: for decisions only; the default button is the safe one."""
