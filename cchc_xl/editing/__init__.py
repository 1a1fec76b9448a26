"""Editing copies of workbooks that people made: the only door to openpyxl, and what it would lose is known before.

Imported only when a copy is asked for; the original is bytes that nothing here changes.
"""
