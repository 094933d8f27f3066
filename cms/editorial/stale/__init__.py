"""Two people, one page: a save that would overwrite a newer version asks first.

The editor's form remembers which version it was opened with (`loaded`). When another version has
become the newest by the time the form comes back, nothing is saved: a page shows both side by side
(`comparison`), field by field, and saves what the person decides (`views`).
A page that was deleted meanwhile leaves nothing to compare with: what was typed is shown
(`deleted`).
Topics, contacts and settings have no versions; their forms remember what they showed (`records`).
"""
