"""Past days of sources, span by span: the plan of how long that takes, and its spans as runs that resume."""
