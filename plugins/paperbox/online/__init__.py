"""What goes online, on an explicit command only; builds never load it."""
