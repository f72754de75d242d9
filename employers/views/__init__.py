"""Pages about partners and what they offer, for staff and for employers."""
