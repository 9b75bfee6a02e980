"""Answers in the forms of other tools: calendars, graphs, tables."""
