package format

import (
	"bytes"
	"io"
	"testing"
)

func TestCompressedTextReadsBack(t *testing.T) {
	text := bytes.Repeat([]byte("1,café\n"), 1000)
	for _, codec := range []string{"gzip", "deflate", "bzip2"} {
		suffix, err := compression(codec)
		if err != nil {
			t.Fatal(err)
		}
		packed, err := pack(codec, text)
		if err != nil {
			t.Fatal(err)
		}
		if !Compressed("x.csv" + suffix) {
			t.Errorf("%s is not known as compressed", suffix)
		}
		r, err := Decompress("x.csv"+suffix, bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: %d bytes, %v", codec, len(got), err)
		}
	}
	if _, err := compression("lzzz"); err == nil {
		t.Error("lzzz was accepted")
	}
}
