s/"if_texts": "debt"/"if_texts": "dept"/
s/{{words.level}}/{{words.levle}}/
