s/第四高级中学", "kind/第四高级中学 ", "kind/
s/抗震加固", "kind/抗震加固　", "kind/
