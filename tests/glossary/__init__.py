"""The glossary: reading, layering and linting."""
