"""Work that is handed over."""
