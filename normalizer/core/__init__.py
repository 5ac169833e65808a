"""Values and algebra: everything that all the other packages speak in.

Owns the coordinate space (code points of one text) and the only code that changes a
text.  Must not know of files, glossaries, formats or the screen; standard library only.
"""
