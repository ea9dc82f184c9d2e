"""Listed companies' own notices: the issuer, who is named by a pronoun, or a subsidiary of its has won."""
