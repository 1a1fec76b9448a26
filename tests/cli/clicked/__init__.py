"""Tests of what the double-click files call."""
