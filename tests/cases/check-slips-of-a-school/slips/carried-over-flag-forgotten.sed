s/"20050000"}/"19830000"},\
    {"source": "111", "carried_over": true, "amount": "220000"}/
