"""Programs for those who keep the project; nothing here is needed to build or to test it."""
