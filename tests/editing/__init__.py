"""Tests; each mirrors a module and reads like sentences."""
