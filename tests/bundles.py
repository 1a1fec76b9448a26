"""The program that builds the folder for Windows, as a module: it stands outside the package, beside what CI needs."""

import importlib.util
import sys

from tests.plans import ROOT

_found = importlib.util.spec_from_file_location("bundle", ROOT / ".ci" / "bundle.py")
bundle = importlib.util.module_from_spec(_found)
sys.modules["bundle"] = bundle  # its dataclasses look for their module
_found.loader.exec_module(bundle)
