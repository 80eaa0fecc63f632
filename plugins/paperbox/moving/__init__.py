"""A site made with acad-homepage -> a Paperbox site, in a folder of its own."""
