"""Values of published JSON and XML, read and refused alike by OCDS, TED and USAspending."""
