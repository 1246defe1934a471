"""A private workbook for therapy goals: written before therapy, rated each month, gone through together."""

__version__ = "0.1.0"
