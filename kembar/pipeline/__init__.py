"""Connects the stages: the flow from a project to a published folder, and the other uses of a project."""
