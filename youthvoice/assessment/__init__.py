"""How far an area's board meets the 15 requirements of the 2009 guidance, by its own account."""
