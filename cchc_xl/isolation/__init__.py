"""A process apart, for what may crash, hang or take all memory.

``Worker`` runs functions there, one after the other, and starts anew after each that ended it. Only the standard
library is needed here, and nothing of what the functions do is known.
"""
