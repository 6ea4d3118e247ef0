"""Files that help editors write: new files with every field explained, and JSON Schemas for their tools."""
