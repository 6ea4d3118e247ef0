"""The corpus: an invented bilingual site of any size. `making` makes it; each other module owns a part of its facts or words."""
