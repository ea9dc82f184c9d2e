"""Words for people in Chinese and English, and the escaping of foreign text; pure."""
