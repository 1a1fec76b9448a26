"""The nightly run in the system's own scheduler: what would be written and run, as values, and one door that does it.

Each scheduler is a module with three functions: ``install`` and ``remove`` give steps, ``entry`` tells what stands
there now. Nothing is stored but in the scheduler itself and the one file that registers it; no password ever.
"""
