"""One function for each thing a person does, over the domain and an open workbook (`ports.Workbook`)."""
