s/第四高级中学", "kind/第四高级中学\xef\xbb\xbf", "kind/
s/抗震加固", "kind/抗震\xe2\x80\x8b加固", "kind/
