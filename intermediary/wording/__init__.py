"""The sentences of the portal: where they stand, who reads them, and their translations."""
