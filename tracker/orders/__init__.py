"""Orders built from notices: one deal, one identity; pure functions over values, no file and no clock."""
