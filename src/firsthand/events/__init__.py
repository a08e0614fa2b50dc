"""What happened once: mentions of accounts, grouped to events with readings of their day and place, and who took part."""
