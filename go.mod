module brook

go 1.26
