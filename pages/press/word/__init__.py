"""Word files as they come from other desks: checked, read, kept as the draft of a release.

`package` looks at the archive before anything opens it, `reading` takes the text out of it, and
`draft` writes it into the database. The first two know neither Django nor the database.
"""
