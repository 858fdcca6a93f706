"""Samenwerking: looking back on help that is over, and what the team learned of it."""
