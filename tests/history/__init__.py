"""Tests of what was: runs, scores, findings and appraisals in the store, and the cache."""
