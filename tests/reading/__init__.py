"""Tests of the reading stage: one file for each module."""
