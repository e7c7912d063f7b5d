"""Workbooks in and out: the contract with Excel. The only place that knows spreadsheet libraries."""
