"""From bytes to values, each file alone; every value knows the place where it stands."""
