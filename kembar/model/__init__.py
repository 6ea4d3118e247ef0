"""The nouns that every stage shares. Frozen values, finished when they exist; only the standard library is imported here."""
