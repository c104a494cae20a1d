"""Almanac: the engine that turns a team's rosters, results and news into its website."""
