"""What was, kept beside the results: runs, scores, findings and appraisals in ``cchc.sqlite``, which only grows."""
