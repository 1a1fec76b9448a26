"""What may go wrong under a run: it is killed, the disk is full, another run is at work, the folder goes."""
