s/"total": "人员增加"/"total": "厉行节约，压减一般性支出，预算减少"/
s/"general_budget": "人员增加"/"general_budget": "预算减少"/
