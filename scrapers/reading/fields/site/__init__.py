"""Surroundings of a notice and of its name: the menus of a site, whose site it is, who stands before the project's name."""
