# show.sh TOTAL GENERAL: what the chapter says with these amounts of last year.
sed "s/TOTAL/$1/; s/GENERAL/$2/" budget.json > with.json
echo "上年 $2 / $1"
gongkai --resources resources render with.json --emit=document > out.txt 2> err.txt
grep -A1 '\] 一般公共预算' out.txt
grep '\[' err.txt
rm with.json out.txt err.txt
