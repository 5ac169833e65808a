"""The glossary: its terms as values, read strictly from YAML, layered, and checked.

Owns what a term is and when a glossary is wrong.  Must not know how terms are found in a
text (`match` does), nor which glossaries are wanted (`api` does).
"""
