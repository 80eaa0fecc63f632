"""What is known of papers: an id or a title -> one record, from the services that know it."""
