package format

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// ParquetWriter writes rows as a Parquet file.
type ParquetWriter struct {
	schema *types.Struct
	out    bytes.Buffer
	//lint:ignore SA1019 The generic writer brings 1 MB of what writes Go structs, protobuf messages and geometries.
	writer *parquet.Writer
	leaves [][]parquet.Value // values of the batch at hand, by column
	next   int               // column at hand
	rows   int
}

// rowGroup is after how many rows a new row group begins.
const rowGroup = 1 << 20

// NewParquetWriter makes a writer; codec is one of Spark's names.
func NewParquetWriter(schema *types.Struct, codec string) (*ParquetWriter, error) {
	for i, f := range schema.Fields {
		for _, g := range schema.Fields[:i] {
			if strings.EqualFold(f.Name, g.Name) {
				return nil, diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711",
					"The column %s already exists. Choose another name or rename the existing column.", types.QuoteIdentifier(strings.ToLower(f.Name)))
			}
		}
	}
	root, err := parquetGroup(schema)
	if err != nil {
		return nil, err
	}
	w := &ParquetWriter{schema: schema}
	codecs := map[string]compress.Codec{"snappy": &parquet.Snappy, "gzip": &parquet.Gzip, "zstd": &parquet.Zstd, "brotli": &parquet.Brotli, "lz4raw": &parquet.Lz4Raw, "lz4_raw": &parquet.Lz4Raw, "none": &parquet.Uncompressed, "uncompressed": &parquet.Uncompressed}
	c, ok := codecs[codec]
	if !ok {
		return nil, codecNotAvailable("Parquet", codec)
	}
	w.writer = parquet.NewWriter(&w.out, parquet.NewSchema("spark_schema", root), parquet.Compression(c),
		parquet.CreatedBy("brook", "1", "0"), parquet.KeyValueMetadata(sparkSchema, types.JSON(schema)))
	w.leaves = make([][]parquet.Value, len(w.writer.ColumnWriters()))
	return w, nil
}

// Append adds the rows of b. The bytes come with Finish.
func (w *ParquetWriter) Append(out []byte, b *batch.Batch) ([]byte, error) {
	for i := range b.Rows {
		w.next = 0
		for c, f := range w.schema.Fields {
			w.emit(f.Type, b.Columns[c].Value(i), level{}, false)
		}
	}
	for i, c := range w.writer.ColumnWriters() {
		if _, err := c.WriteRowValues(w.leaves[i]); err != nil {
			return nil, err
		}
		w.leaves[i] = w.leaves[i][:0]
	}
	if w.rows += b.Rows; w.rows >= rowGroup {
		w.rows = 0
		return out, w.writer.Flush()
	}
	return out, nil
}

// Finish ends the file and returns it.
func (w *ParquetWriter) Finish([]byte) ([]byte, error) {
	err := w.writer.Close()
	return w.out.Bytes(), err
}

// level is where a value stands: its repetition level, the definition level of
// what is above it, and how many lists it is in.
type level struct{ rep, def, lists int }

// in is the level of element i of a list at l.
func (l level) in(i int) level {
	l.def++
	l.lists++
	if i > 0 {
		l.rep = l.lists
	}
	return l
}

// emit adds the value of a node and of all below it to the leaves.
func (w *ParquetWriter) emit(t types.Type, v any, at level, required bool) {
	if v == nil || t.Kind() == types.KindNull {
		w.empty(t, at)
		return
	}
	if !required {
		at.def++
	}
	switch t := t.(type) {
	case *types.Struct:
		for i, x := range v.(types.StructValue) {
			w.emit(t.Fields[i].Type, x, at, false)
		}
		return
	case *types.Array:
		list := v.(types.ArrayValue)
		if len(list) == 0 {
			w.empty(t, at)
			return
		}
		first := w.next
		for i, x := range list {
			w.next = first
			w.emit(t.Elem, x, at.in(i), false)
		}
		return
	case *types.Map:
		m := v.(types.MapValue)
		if len(m.Keys) == 0 {
			w.empty(t, at)
			return
		}
		first := w.next
		for i := range m.Keys {
			w.next = first
			w.emit(t.Key, m.Keys[i], at.in(i), true)
			w.emit(t.Value, m.Values[i], at.in(i), false)
		}
		return
	}
	w.leaf(parquetValue(t, v).Level(at.rep, at.def, w.next))
}

func (w *ParquetWriter) leaf(v parquet.Value) {
	w.leaves[w.next] = append(w.leaves[w.next], v)
	w.next++
}

// empty adds a NULL to each leaf of t.
func (w *ParquetWriter) empty(t types.Type, at level) {
	switch t := t.(type) {
	case *types.Struct:
		for _, f := range t.Fields {
			w.empty(f.Type, at)
		}
	case *types.Array:
		w.empty(t.Elem, at)
	case *types.Map:
		w.empty(t.Key, at)
		w.empty(t.Value, at)
	default:
		w.leaf(parquet.NullValue().Level(at.rep, at.def, w.next))
	}
}

func parquetValue(t types.Type, v any) parquet.Value {
	switch v := v.(type) {
	case bool:
		return parquet.BooleanValue(v)
	case int8:
		return parquet.Int32Value(int32(v))
	case int16:
		return parquet.Int32Value(int32(v))
	case int32:
		return parquet.Int32Value(v)
	case int64:
		return parquet.Int64Value(v)
	case float32:
		return parquet.FloatValue(v)
	case float64:
		return parquet.DoubleValue(v)
	case string:
		return parquet.ByteArrayValue([]byte(v))
	case []byte:
		return parquet.ByteArrayValue(v)
	case types.DateValue:
		return parquet.Int32Value(int32(v))
	case types.TimestampValue:
		return parquet.Int64Value(int64(v))
	case types.NTZValue:
		return parquet.Int64Value(int64(v))
	case types.MonthsValue:
		return parquet.Int32Value(int32(v))
	case types.MicrosValue:
		return parquet.Int64Value(int64(v))
	case types.DecimalValue:
		switch d := t.(types.Decimal); {
		case d.Precision <= 9:
			return parquet.Int32Value(int32(v.Unscaled.LowBits()))
		case d.Precision <= 18:
			return parquet.Int64Value(int64(v.Unscaled.LowBits()))
		}
		b := binary.BigEndian.AppendUint64(nil, uint64(v.Unscaled.HighBits()))
		return parquet.FixedLenByteArrayValue(binary.BigEndian.AppendUint64(b, v.Unscaled.LowBits()))
	}
	return parquet.NullValue()
}
