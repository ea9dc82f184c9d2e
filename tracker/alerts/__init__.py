"""Alerts: which channel gets which flag, the outbox, and the delivery of messages."""
