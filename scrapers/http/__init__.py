"""Network access for sites: one paced, guarded, archived way out; nothing here knows a portal."""
