s/"general_vehicles": 1/"general_vehicles": 0/
