"""Joint ventures: the shares that a page prints for their parties, and those whose parties it does not name."""
