"""The workbook file: the only room that knows SQL."""
