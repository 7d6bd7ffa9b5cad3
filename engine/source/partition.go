package source

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/types"
)

// partitionColumns finds the columns that folders make, with types inferred
// from all values unless given says otherwise.
func partitionColumns(folders []folder, given *types.Struct, infer bool) (*types.Struct, error) {
	out := &types.Struct{}
	var parts []folder
	for _, f := range folders {
		if len(f.partitions) > 0 {
			parts = append(parts, f)
		}
	}
	if len(parts) == 0 {
		return out, nil
	}
	if err := oneBase(folders); err != nil {
		return nil, err
	}
	if err := oneList(parts); err != nil {
		return nil, err
	}
	for i, key := range keysOf(parts[0]) {
		var t types.Type
		if given != nil {
			if j := indexFold(given, key); j >= 0 {
				t, key = given.Fields[j].Type, given.Fields[j].Name
			}
		}
		if t == nil {
			t = types.String
			if infer {
				t = inferPartition(parts, i)
			}
		}
		out.Fields = append(out.Fields, types.Field{Name: key, Type: t, Nullable: true})
	}
	return out, nil
}

// oneBase refuses partitions that begin below different folders.
func oneBase(folders []folder) error {
	var bases []string
	for _, f := range folders {
		if uri := dbfs.FileURI(f.base); !slices.Contains(bases, uri) {
			bases = append(bases, uri)
		}
	}
	if len(bases) < 2 {
		return nil
	}
	return diag.New(diag.SparkRuntime, "CONFLICTING_DIRECTORY_STRUCTURES", "KD009",
		"Conflicting directory structures detected.\nSuspicious paths:\n\n\t%s\n\nIf provided paths are partition directories, please set \"basePath\" in the options of the data source to specify the root directory of the table.\nIf there are multiple root directories, please load them separately and then union them.", strings.Join(bases, "\n\t"))
}

// oneList refuses folders whose partitions have different names.
func oneList(parts []folder) error {
	var lists []string
	paths := map[string][]string{}
	for _, f := range parts {
		list := strings.Join(keysOf(f), ", ")
		if _, ok := paths[list]; !ok {
			lists = append(lists, list)
		}
		paths[list] = append(paths[list], dbfs.FileURI(f.path))
	}
	if len(lists) < 2 {
		return nil
	}
	var names, suspicious []string
	for i, list := range lists {
		names = append(names, "Partition column name list #"+strconv.Itoa(i)+": "+list)
	}
	slices.SortStableFunc(lists, func(a, b string) int { return strings.Count(a, ", ") - strings.Count(b, ", ") })
	for _, list := range lists {
		suspicious = append(suspicious, paths[list]...)
	}
	return diag.New(diag.SparkRuntime, "CONFLICTING_PARTITION_COLUMN_NAMES", "KD009",
		"Conflicting partition column names detected:\n\n\t%s\n\nFor partitioned table directories, data files should only live in leaf directories.\nAnd directories at the same level should have the same partition column name.\nPlease check the following directories for unexpected files or inconsistent partition column names:\n\n\t%s",
		strings.Join(names, "\n\t"), strings.Join(suspicious, "\n\t"))
}

func keysOf(f folder) []string {
	out := make([]string, len(f.partitions))
	for i, kv := range f.partitions {
		out[i] = kv.key
	}
	return out
}

func indexFold(s *types.Struct, name string) int {
	return slices.IndexFunc(s.Fields, func(f types.Field) bool { return strings.EqualFold(f.Name, name) })
}

// inferPartition is the type that all values of partition i have.
func inferPartition(folders []folder, i int) types.Type {
	var t types.Type = types.Null
	for _, f := range folders {
		if kv := f.partitions[i]; !kv.null {
			t = widerPartition(t, partitionType(kv))
		}
	}
	return t
}

// partitionType is the narrowest type for a value.
func partitionType(kv keyValue) types.Type {
	for _, t := range []types.Type{types.Integer, types.Long} {
		if _, ok := partitionCell(kv, t, time.UTC); ok {
			return t
		}
	}
	if digits, scale, ok := types.DecimalDigits(kv.value); ok && scale <= 0 {
		precision := len(strings.TrimPrefix(digits.String(), "-")) - scale
		if precision <= types.MaxPrecision {
			return types.Decimal{Precision: precision}
		}
	}
	for _, t := range []types.Type{types.Double, types.Date, types.Timestamp} {
		if _, ok := partitionCell(kv, t, time.UTC); ok {
			return t
		}
	}
	return types.String
}

// widerPartition is the type for the values of both.
func widerPartition(a, b types.Type) types.Type {
	if a.Kind() == types.KindNull || types.Equal(a, b) {
		return b
	}
	if !types.IsNumeric(a) || !types.IsNumeric(b) {
		return types.String
	}
	ka, kb := a.Kind(), b.Kind()
	switch {
	case ka == types.KindDouble || kb == types.KindDouble:
		if ka == types.KindLong || kb == types.KindLong {
			return types.String // a double does not hold every bigint
		}
		return types.Double
	case ka == types.KindDecimal || kb == types.KindDecimal:
		return types.Decimal{Precision: max(wholeDigits(a), wholeDigits(b))}
	}
	return types.Long
}

// wholeDigits is how many digits a whole number of type t may have.
func wholeDigits(t types.Type) int {
	if d, ok := t.(types.Decimal); ok {
		return d.Precision
	}
	if t.Kind() == types.KindLong {
		return types.DecimalLong.Precision
	}
	return types.DecimalInteger.Precision
}

// partitionCell reads a partition value as a cell of type t.
func partitionCell(kv keyValue, t types.Type, loc *time.Location) (any, bool) {
	if kv.null {
		return nil, true
	}
	switch t.Kind() {
	case types.KindString:
		return kv.value, true
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		n, err := strconv.ParseInt(kv.value, 10, 64)
		if err != nil {
			return nil, false
		}
		switch t.Kind() {
		case types.KindByte:
			return int8(n), n == int64(int8(n))
		case types.KindShort:
			return int16(n), n == int64(int16(n))
		case types.KindInteger:
			return int32(n), n == int64(int32(n))
		}
		return n, true
	case types.KindFloat, types.KindDouble:
		v, err := strconv.ParseFloat(kv.value, 64)
		if err != nil || strings.ContainsAny(kv.value, "xXpP_") {
			return nil, false
		}
		if t.Kind() == types.KindFloat {
			return float32(v), true
		}
		return v, true
	case types.KindDecimal:
		v, ok := types.ParseDecimal(kv.value, t.(types.Decimal))
		return types.DecimalValue{Unscaled: v, Scale: t.(types.Decimal).Scale}, ok
	case types.KindBoolean:
		switch strings.ToLower(kv.value) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
		return nil, false
	case types.KindDate:
		p, err := datetime.NewPattern("yyyy-MM-dd", true)
		if err != nil {
			return nil, false
		}
		local, _, ok := p.Parse(kv.value)
		return types.DateValue(datetime.FloorDiv(local, datetime.Day)), ok
	case types.KindTimestamp:
		if len(kv.value) < len("2024-01-01 00:00") {
			return nil, false
		}
		micros, _, ok := datetime.ParseTimestamp(kv.value, loc, time.Time{})
		return types.TimestampValue(micros), ok
	}
	return nil, false
}
