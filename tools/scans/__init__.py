"""Made-up dispatches drawn as scans in many layouts and spoilt in many ways, their truth known."""
