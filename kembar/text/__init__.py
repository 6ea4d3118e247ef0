"""Functions on text and on declared values that several stages share."""
