"""The daily work of translators: where each page stands, what has moved on, saying that it has been seen to, and a first draft."""
