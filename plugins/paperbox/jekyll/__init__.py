"""What pages that were written for Jekyll need to be read: Liquid, mojibake, Jekyll's names."""
