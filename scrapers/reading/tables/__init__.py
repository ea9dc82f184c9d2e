"""Tables: grids and flattened runs of cells to rows whose columns have a role."""
