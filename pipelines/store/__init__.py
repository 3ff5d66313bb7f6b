"""What is kept: MongoDB, the archive of pages, the spool for the time when neither can be had."""
