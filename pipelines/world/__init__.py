"""What is so whatever a page says: news agencies, places, the countries and zones of hosts, networks, and what an address stands for."""
