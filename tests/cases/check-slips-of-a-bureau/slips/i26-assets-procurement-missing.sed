/^  "procurement"/d
/^  "assets"/d
