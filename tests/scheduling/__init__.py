"""Tests of the stage scheduling."""
