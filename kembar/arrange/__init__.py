"""Arrange what was read into a `Site`: addresses, twins, references and resolved links. There is no input or output here."""
