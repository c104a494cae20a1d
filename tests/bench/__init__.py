"""The benchmark: invented teams of three sizes, and how long whole builds of them take."""
