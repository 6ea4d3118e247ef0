"""The benchmark: one bilingual corpus, laid out for Kembar and for other generators, and the time and memory that each takes."""
