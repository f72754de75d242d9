"""What people fill in about employers, their offers and the findings on them."""
