"""Read each file on its own, from bytes to values with their source locations."""
