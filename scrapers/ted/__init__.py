"""TED notices (eForms and TED_EXPORT XML) to notices."""
