"""An account out of an opened item: main text, title, byline, dateline, day, language, sentences; offsets map back."""
