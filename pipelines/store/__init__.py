"""What is kept: MongoDB, the archive of pages, and the spool for times when MongoDB cannot be reached."""
