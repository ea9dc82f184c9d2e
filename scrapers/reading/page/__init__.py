"""Pages: markup or saved text to lines and table grids with positions; knows no procurement word."""
