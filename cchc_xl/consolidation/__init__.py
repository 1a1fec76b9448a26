"""Consolidation: many agencies in order, and how sure that order is."""

from cchc_xl.consolidation.ranking import rank

__all__ = ["rank"]
