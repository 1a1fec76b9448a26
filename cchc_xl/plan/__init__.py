"""The plan workbook: its layout as data, read into a Plan, shown as text, written back as a workbook."""
