"""The record as one HTML page: nouns become blocks, blocks are printed by templates."""
