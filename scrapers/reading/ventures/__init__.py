"""Joint ventures: the shares that a page prints for their parties."""
