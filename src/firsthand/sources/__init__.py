"""Bytes from where they are: files, folders, manifests, HTML, PDF, DOCX, mail; each an item with its hash."""
