"""A process apart, for what may crash, hang or take all memory."""
