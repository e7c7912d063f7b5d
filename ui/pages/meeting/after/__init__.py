"""What follows a report meeting: gaps, proposed actions, resolutions."""
