package format

import (
	"bytes"
	"compress/bzip2"
	"compress/zlib"
	"io"
	"path"
	"strings"

	bz "github.com/dsnet/compress/bzip2"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"brook/diag"
)

// Compressed reports whether the name of a file says that it is compressed.
func Compressed(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".gz", ".bz2", ".zst", ".deflate":
		return true
	}
	return false
}

// Decompress reads r as the suffix of its name says.
func Decompress(name string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".gz":
		return gzip.NewReader(r)
	case ".bz2":
		return bzip2.NewReader(r), nil
	case ".deflate":
		return zlib.NewReader(r)
	case ".zst":
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return r, nil
}

// compression is the suffix of files that a codec compressed.
func compression(codec string) (string, error) {
	switch codec {
	case "gzip":
		return ".gz", nil
	case "deflate":
		return ".deflate", nil
	case "bzip2":
		return ".bz2", nil
	case "snappy", "lz4":
		return "", diag.NotImplemented("writing text compressed with %s", codec)
	}
	return "", codecNotAvailable("", codec)
}

// codecNotAvailable is Spark's error for a codec that it does not know.
func codecNotAvailable(format, codec string) error {
	if format == "Parquet" {
		return diag.New(diag.IllegalArgument, "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", "56038",
			"The codec %s is not available. Available codecs are brotli, uncompressed, lzo, snappy, lz4_raw, none, zstd, lz4, gzip.", codec)
	}
	return diag.New(diag.IllegalArgument, "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", "56038",
		"The codec %s is not available. Available codecs are bzip2, deflate, uncompressed, snappy, none, lz4, gzip.", codec)
}

// pack compresses data; compression has accepted the codec.
func pack(codec string, data []byte) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&out)
	switch codec {
	case "deflate":
		w = zlib.NewWriter(&out)
	case "bzip2":
		var err error
		if w, err = bz.NewWriter(&out, nil); err != nil {
			return nil, err
		}
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}
