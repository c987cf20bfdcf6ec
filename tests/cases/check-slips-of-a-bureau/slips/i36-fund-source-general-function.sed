s/"amount": "100"}/"amount": "80"}, {"source": "121", "amount": "20"}/
/2060702/s/"111"/"121"/
s/"general_budget": "人员增加"/"general_budget": "专项减少"/
