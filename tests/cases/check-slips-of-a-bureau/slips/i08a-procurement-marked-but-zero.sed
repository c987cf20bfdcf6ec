s/"amount": "16"/"procurement": "政府采购", "amount": "16"/
