"""The disk: which files are meant, reading them, writing them safely, where diagnostics are kept.

Bytes come in and go out.  Must not know of formats, of rules or of the screen.
"""
