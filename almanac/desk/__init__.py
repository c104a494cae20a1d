"""The editors' desk: commands that write into content/ and data/."""
