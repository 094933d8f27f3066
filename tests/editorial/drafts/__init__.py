"""A snippet with drafts and schedule, which the site itself does not have; an app for tests."""
