"""What stands before the body: cover, masthead, contents and the pages that these print."""
