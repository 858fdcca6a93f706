"""Searching everything in the vault: names, notes, events, meetings, agreements, partners. What Ctrl+K asks."""
