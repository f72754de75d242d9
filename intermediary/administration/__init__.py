"""Django admin as this portal shows it: its look, its sections, its rules, and the audit."""
