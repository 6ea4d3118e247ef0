"""Finished pages, held against what they must be: in come an arranged site and the folder that it was written to, out go problems."""
