"""Filled entry workbooks, drawn by chance from a seed: the same seed gives the same bytes.

One workbook, that of Phú Phương as committed or of any commune, or a whole folder as a district receives it. People,
documents and figures are invented; days are days of 2024.
"""

from tests.samples.entry import contents, phu_phuong, sample_bytes

__all__ = ["contents", "phu_phuong", "sample_bytes"]
