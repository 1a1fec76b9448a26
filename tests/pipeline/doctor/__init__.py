"""Tests of the questions that the doctor asks."""
