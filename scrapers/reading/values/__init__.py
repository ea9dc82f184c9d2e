"""Printed values to typed ones: amounts, dates, periods, failed lots."""
