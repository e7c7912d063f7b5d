"""What a company consists of, as plain frozen records: no store, clock, locale or Qt."""
