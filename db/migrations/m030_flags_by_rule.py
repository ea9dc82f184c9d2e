"""Index: a company's flags of one rule, which every judgement of its orders asks for."""

STATEMENTS = ("CREATE INDEX flag_rule ON flag (company, rule)",)
