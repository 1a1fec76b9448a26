"""Reading Excel files: values, the cells that hide an error, and what a workbook says of itself.

This is the only door to the reader library. Everything is read from bytes, so that hash and reader see the same file.
"""
