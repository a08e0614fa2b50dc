"""Dates, numbers and EDTF in any language; one folder of word lists a language."""
