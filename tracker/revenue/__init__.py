"""Revenue as reported: known figures, checks, and how to ask and read the services that publish it; pure."""
