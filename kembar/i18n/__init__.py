"""Languages: catalogues, dates, numbers, names, sorting and stemming. The only package that uses Babel."""
