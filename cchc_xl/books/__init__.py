"""Writing Excel files: the only door to the writer library.

Foreign text is only ever written as text, every formula carries its value, and the same content gives the same bytes.
"""
