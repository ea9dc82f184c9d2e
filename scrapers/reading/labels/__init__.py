"""Labels: lines and cells to entries of label and value."""
