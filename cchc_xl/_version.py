"""The version of cchc_xl, in one place that imports nothing."""

VERSION = "0.1.0"
