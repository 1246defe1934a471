"""The printed report: assembled data to PDF; the only reportlab."""
