s/"amount": "100"/"amount": "127"/
/30231/s/"3"/"30"/
/"three_public":/s/"3"/"30"/
s/"general_budget": "人员增加"/&,\
    "three_public": "严格落实过紧日子要求，压减“三公”经费，比上年减少",\
    "vehicles": "严格压减，比上年下降50%"/
