"""`make demo`: from a fresh clone to a running site, with nothing but Python's standard library.

It runs before anything is installed, so it imports nothing of the project and no package.
What it prints is German and meant for people who have never seen the project.
It needs a POSIX system (Linux, macOS, WSL); Windows itself is out of scope.
"""
