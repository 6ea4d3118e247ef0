"""Published files other than pages. Each module exports one format and has a function `targets(site)`."""
