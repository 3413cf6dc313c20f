"""下转 and 上接: marks read, tied to their place, paired, and the tails brought back behind their heads."""
