"""
Search that needs no server: one index for each language, in classic script files that work over http and from a folder.

`entries` says what can be found, `facts` what the records tell of it, `spellings` what else names are written like, `forms` which forms
of a word belong together, `postings` where each root stands, `shelves` how all this is cut into files, and `index` writes them.
"""
