"""What marks a company file as ours, and its version; no mapping is needed to know it."""

APPLICATION_ID = 0x5A48414E  # "ZHAN"
VERSION = 4
"""The number of the newest migration, kept in the file as `user_version`."""
