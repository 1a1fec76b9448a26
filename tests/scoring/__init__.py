"""Tests of the scoring stage: one file for each module."""
