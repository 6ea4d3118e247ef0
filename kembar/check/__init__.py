"""Check finished pages against the rules: from a site and its output folder, each module yields problems."""
