"""Importing a result list: read it, know who is meant, lay it beside what is held, and write what differs."""
