"""What a language says in its own way: interface words, dates, numbers, names and the order of letters. Only this package knows Babel."""
