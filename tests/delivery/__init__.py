"""Letters, and the way to the mail server and back."""
