s/"money_unit": "元"/"money_unit": "万元"/
