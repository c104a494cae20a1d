"""The sport, in its own words: frozen, typed records that know no file, page or clock."""
