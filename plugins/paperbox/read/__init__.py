"""Text -> model: pure functions, a noun a file.

A reader takes a `Source` and returns records. What is wrong goes to the source's
`Problems`, and the reader carries on, so that one run shows every mistake.
"""
