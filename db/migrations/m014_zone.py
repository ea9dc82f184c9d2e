"""The zone in which a company's days begin and end."""

STATEMENTS = (
    """ALTER TABLE company ADD COLUMN
    zone TEXT NOT NULL -- IANA zone in which its days begin and end
    DEFAULT 'Asia/Shanghai'""",
)
