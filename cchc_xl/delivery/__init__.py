"""Delivery: letters, as drafts for the office's mail program or sent through an outbox that survives any crash.

A ``Letter`` is made from facts (``scoring_letter``), written as mail (``mail``), and kept in the ``outbox`` until the
``door`` has handed it to the mail server; ``posting`` says which letter is tried when. Nothing here asks a person.
"""
