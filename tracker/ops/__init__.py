"""Operation: daemon, scheduler, status, monitoring and logs."""
