"""The page 指标 KPIs: the company's KPIs, the library, and the editor of a KPI."""

from ui.pages.kpis.page import Kpis

__all__ = ["Kpis"]
