"""下转 and 上接 on the web: jump links both ways, and the mark where each printed page begins."""
