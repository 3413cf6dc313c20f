"""The preview's makers: load, site and print put together, run in the preview's own processes."""
