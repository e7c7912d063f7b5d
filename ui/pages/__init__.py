"""One page a noun. A page shows, asks, and calls services; it knows nothing of the other pages."""
