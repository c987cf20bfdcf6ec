# shown.sh FOLDER BUDGET SLIP...: what each slip changes in the printed document.
folder=$1 budget=$2
shift 2
printed() { gongkai render "$1" --draft --emit=document 2>/dev/null | sed 's/{[^}]*}//g' >"$2"; }
printed "$folder/$budget.json" right
for slip in "$@"; do
  echo "== $slip"
  sed -f "$folder/slips/$slip.sed" "$folder/$budget.json" >"$slip.json"
  printed "$slip.json" with
  diff right with | grep '^[<>]'
done
