"""What a company consists of, as plain frozen dataclasses: no store, clock, locale or Qt."""
