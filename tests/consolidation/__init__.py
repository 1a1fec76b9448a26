"""Tests of consolidation: one file for each module."""
