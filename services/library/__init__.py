"""The KPI library (指标库): indicators to take into a company, those of the program and one's own."""
