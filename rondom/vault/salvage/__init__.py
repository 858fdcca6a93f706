"""Reading what is left of a damaged vault, below SQLite: page by page, row by row. Called by `rondom.vault.rescue`."""
