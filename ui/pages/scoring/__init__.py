"""Scoring (评分): entry like Excel, and the reason for every score."""

from ui.pages.scoring.page import Scoring

__all__ = ["Scoring"]
