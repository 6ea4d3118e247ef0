"""From targets to a published folder: made beside what stands there, and put in place at once."""
