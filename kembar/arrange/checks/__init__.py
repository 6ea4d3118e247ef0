"""Checks that need the whole content."""
