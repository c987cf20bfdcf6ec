s/"amount": "16"/"procurement": "政府采购", "amount": "16"/
s/"goods": "0", "works": "0", "services": "0"/"goods": "50", "works": "0", "services": "30"/
