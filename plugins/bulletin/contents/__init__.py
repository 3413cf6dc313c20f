"""目录: the contents page of every issue, the archive of all issues, and the contents of a year."""
