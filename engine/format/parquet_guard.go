package format

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"
)

// The library makes room for what headers say before it reads what is there. A
// damaged header could thus ask for more memory than there is, which no error
// handling survives; so headers are held against the file's size first.

const (
	// freePage is the size of a page that is taken whatever it was compressed
	// to, in bytes, and how many values it may have, which runs compress.
	freePage = 16 << 20
	// maxPageHeader bounds the statistics in a page's header, in bytes.
	maxPageHeader = 16 << 20
)

// ratio is how many bytes a byte can be decompressed to at most.
func ratio(c pq.CompressionCodec) int64 {
	switch c {
	case pq.Uncompressed:
		return 1
	case pq.Snappy:
		return 32
	case pq.Lz4Raw:
		return 256
	case pq.Gzip:
		return 1040
	}
	return 1 << 15
}

// tailReader is a file whose end has been read already.
type tailReader struct {
	io.ReaderAt
	from int64
	tail []byte
}

func (r *tailReader) ReadAt(p []byte, at int64) (int, error) {
	if at < r.from {
		return r.ReaderAt.ReadAt(p, at)
	}
	if at-r.from > int64(len(r.tail)) {
		return 0, io.EOF
	}
	n := copy(p, r.tail[at-r.from:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// checkFooter reads the footer of a file and checks the lengths in it.
func checkFooter(r io.ReaderAt, size int64) (io.ReaderAt, error) {
	const end = 8 // the footer's length and the magic bytes
	if size < end+4 {
		return nil, fmt.Errorf("a file of %d bytes is no Parquet file", size)
	}
	var last [end]byte
	if _, err := r.ReadAt(last[:], size-end); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	length := int64(binary.LittleEndian.Uint32(last[:]))
	if length > size-end-4 {
		return nil, fmt.Errorf("the footer of %d bytes is longer than the Parquet file", length)
	}
	from := size - end - length
	tail := make([]byte, length+end)
	if _, err := r.ReadAt(tail, from); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if string(last[4:]) == "PAR1" {
		if _, err := thriftLength(tail[:length]); err != nil {
			return nil, err
		}
	}
	return &tailReader{r, from, tail}, nil
}

// checkChunk checks the headers of the pages of a column of a row group.
func checkChunk(f *parquet.File, group, column int) error {
	g := &f.Metadata().RowGroups[group]
	m := &g.Columns[column].MetaData
	if g.NumRows > m.NumValues {
		return fmt.Errorf("a column of the Parquet file has %d values for %d rows", m.NumValues, g.NumRows)
	}
	at := m.DataPageOffset
	if m.DictionaryPageOffset != 0 {
		at = m.DictionaryPageOffset
	}
	if at < 0 || at > f.Size() || m.TotalCompressedSize < 0 {
		return fmt.Errorf("a column at %d is not in the Parquet file", at)
	}
	end := at + min(m.TotalCompressedSize, f.Size()-at)
	values := m.NumValues
	for at < end {
		h, n, err := pageHeader(f, at, end)
		if err != nil {
			return err
		}
		at += int64(n)
		if err := checkPage(h, m.Codec, end-at, values); err != nil {
			return err
		}
		switch h.Type {
		case pq.DataPage:
			values -= int64(h.DataPageHeader.V.NumValues)
		case pq.DataPageV2:
			values -= int64(h.DataPageHeaderV2.V.NumValues)
		}
		at += int64(h.CompressedPageSize)
	}
	return nil
}

// pageHeader reads the header at a place and tells its length.
func pageHeader(f *parquet.File, at, end int64) (*pq.PageHeader, int, error) {
	for window := int64(256); ; window *= 8 {
		b := make([]byte, min(window, end-at))
		if _, err := f.ReadAt(b, at); err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, err
		}
		n, err := thriftLength(b)
		if errors.Is(err, errThriftShort) && int64(len(b)) < end-at && window < maxPageHeader {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		h := new(pq.PageHeader)
		return h, n, thrift.Unmarshal(&thrift.CompactProtocol{}, b[:n], h)
	}
}

// checkPage holds a page's header against the bytes and values that are left of
// its column.
func checkPage(h *pq.PageHeader, codec pq.CompressionCodec, left, values int64) error {
	packed, size := int64(h.CompressedPageSize), int64(h.UncompressedPageSize)
	if packed < 0 || packed > left {
		return fmt.Errorf("a page of %d bytes does not fit the %d bytes that the Parquet file has for it", packed, left)
	}
	if codec == pq.Uncompressed {
		size = packed
	}
	if size < 0 || size > max(freePage, packed*ratio(codec)) {
		return fmt.Errorf("%d bytes in the Parquet file cannot be a page of %d bytes", packed, size)
	}
	count := int64(h.DataPageHeader.V.NumValues)
	switch h.Type {
	case pq.DictionaryPage:
		if n := int64(h.DictionaryPageHeader.V.NumValues); n > size {
			return fmt.Errorf("a dictionary of %d bytes in the Parquet file cannot have %d values", size, n)
		}
		return nil
	case pq.DataPageV2:
		count = int64(h.DataPageHeaderV2.V.NumValues)
	}
	if count > values || count > max(freePage, 8*size) {
		return fmt.Errorf("a page of %d bytes in the Parquet file cannot have %d values", size, count)
	}
	return nil
}
