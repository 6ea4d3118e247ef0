"""What helps an editor to write: new files with every field explained, and schemas by which an editor's own tools check and complete."""
