"""Reading again: archived pages parsed by any number of workers, and applied to the file by one writer in batches."""
