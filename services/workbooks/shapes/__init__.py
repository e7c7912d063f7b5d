"""The shapes of sheets: a record a row, rows replaced as a group, lines of a card, items with a value."""
