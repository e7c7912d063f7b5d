"""The packet and the sheets as PDF. The only place that knows ReportLab."""
