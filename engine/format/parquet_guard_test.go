package format

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"

	"brook/engine/types"
)

// damagedParquet is a file of one column and one page whose footer and whose
// page's header change has made to lie.
func damagedParquet(t *testing.T, change func(*pq.FileMetaData, *pq.PageHeader)) []byte {
	t.Helper()
	data := parquetFile(t, types.NewStruct(field("n", types.Long)), []types.StructValue{{int64(1)}, {nil}, {int64(3)}})
	f, err := OpenParquet(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	meta := *f.Metadata()
	chunk := &meta.RowGroups[0].Columns[0].MetaData
	end := chunk.DataPageOffset + chunk.TotalCompressedSize
	h, n, err := pageHeader(f, chunk.DataPageOffset, end)
	if err != nil {
		t.Fatal(err)
	}
	page := data[chunk.DataPageOffset+int64(n) : end]
	change(&meta, h)
	head, err := thrift.Marshal(&thrift.CompactProtocol{}, h)
	if err != nil {
		t.Fatal(err)
	}
	chunk.TotalCompressedSize = int64(len(head) + len(page))
	footer, err := thrift.Marshal(&thrift.CompactProtocol{}, &meta)
	if err != nil {
		t.Fatal(err)
	}
	out := append(bytes.Clone(data[:chunk.DataPageOffset]), head...)
	out = append(append(out, page...), footer...)
	return append(binary.LittleEndian.AppendUint32(out, uint32(len(footer))), "PAR1"...)
}

// TestParquetHeadersThatLie reads files whose headers ask for more memory than
// there is.
func TestParquetHeadersThatLie(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*pq.FileMetaData, *pq.PageHeader)
		want   string // in the error; empty for none
	}{
		{"as it was", func(*pq.FileMetaData, *pq.PageHeader) {}, ""},
		{"packed size", func(_ *pq.FileMetaData, h *pq.PageHeader) { h.CompressedPageSize = math.MaxInt32 }, "does not fit"},
		{"negative size", func(_ *pq.FileMetaData, h *pq.PageHeader) { h.CompressedPageSize = -1 }, "does not fit"},
		{"unpacked size", func(_ *pq.FileMetaData, h *pq.PageHeader) { h.UncompressedPageSize = math.MaxInt32 }, "cannot be a page of 2147483647 bytes"},
		{"values of the page", func(_ *pq.FileMetaData, h *pq.PageHeader) {
			h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues = math.MaxInt32, math.MaxInt32
		}, "cannot have 2147483647 values"},
		{"values of the page and the column", func(m *pq.FileMetaData, h *pq.PageHeader) {
			m.RowGroups[0].Columns[0].MetaData.NumValues = math.MaxInt64
			h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues = math.MaxInt32, math.MaxInt32
		}, "cannot have 2147483647 values"},
		{"rows", func(m *pq.FileMetaData, _ *pq.PageHeader) { m.RowGroups[0].NumRows = 1 << 40 }, "has 3 values for 1099511627776 rows"},
		{"place", func(m *pq.FileMetaData, _ *pq.PageHeader) {
			m.RowGroups[0].Columns[0].MetaData.DictionaryPageOffset = math.MaxInt64
		}, "is not in the Parquet file"},
		{"dictionary", func(_ *pq.FileMetaData, h *pq.PageHeader) {
			h.Type = pq.DictionaryPage
			h.DictionaryPageHeader.Valid, h.DictionaryPageHeader.V.NumValues = true, math.MaxInt32
		}, "a dictionary of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := readParquet(damagedParquet(t, c.change), nil)
			if c.want == "" {
				if err != nil || strings.Join(rows, " ") != "[1] [<nil>] [3]" {
					t.Errorf("read %v, %v", rows, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("read %d rows, %v, want an error with %q", len(rows), err, c.want)
			}
		})
	}
}

// TestParquetFootersThatLie opens files whose footers do.
func TestParquetFootersThatLie(t *testing.T) {
	file := func(footer []byte, length int) []byte {
		out := append([]byte("PAR1"), footer...)
		return append(binary.LittleEndian.AppendUint32(out, uint32(length)), "PAR1"...)
	}
	for name, data := range map[string][]byte{
		"nothing":                {},
		"only the magic":         []byte("PAR1PAR1"),
		"longer than the file":   file(nil, math.MaxUint32),
		"a list without an end":  file([]byte{0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0}, 8),
		"a text without an end":  file([]byte{0x18, 0xff, 0xff, 0xff, 0xff, 0x07, 0}, 7),
		"structures all the way": file(bytes.Repeat([]byte{0x1c}, 4096), 4096),
		"a type that is none":    file([]byte{0x1f, 0}, 2),
	} {
		if f, err := OpenParquet(bytes.NewReader(data), int64(len(data))); err == nil {
			t.Errorf("%s: opened with %d rows", name, f.NumRows())
		}
	}
}

// TestDamagedParquetFile reads a kept file: its page claims 2 GB.
func TestDamagedParquetFile(t *testing.T) {
	data, err := os.ReadFile("testdata/page_claims_2gb.parquet")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readParquet(data, nil); err == nil || !strings.Contains(err.Error(), "cannot be a page") {
		t.Error(err)
	}
}
