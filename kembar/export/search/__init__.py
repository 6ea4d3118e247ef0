"""
Search that needs no server: one index for each language, in classic script files that work over http and from a folder.

`entries` says what can be found, `facts` what the records tell of it, `spellings` what else names are written like, and `cards` keeps all
this for each thing that can be found. `forms` settles which forms of a word belong together, `postings` where each root stands, and `index`
holds both; `shelves` cuts an index, and `files` writes it.
"""
