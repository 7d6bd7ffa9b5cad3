package state

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"brook/engine/batch"
	"brook/engine/checkpoint"
	"brook/engine/types"
)

// durable is a folder in memory that claims to outlive the process.
type durable struct{ checkpoint.Dir }

func (durable) Durable() bool                    { return true }
func (d durable) Sub(name string) checkpoint.Dir { return durable{d.Dir.Sub(name)} }

func open(t *testing.T, dir checkpoint.Dir, version int64) *Store {
	t.Helper()
	s, err := Open(dir, 2, version)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func contents(s *Store) map[string]string {
	out := map[string]string{}
	s.Each(func(k, v []byte) { out[string(k)] = string(v) })
	return out
}

func TestVersionsComeBack(t *testing.T) {
	dir := durable{checkpoint.NewMemory()}
	s := open(t, dir, 0)
	var want []map[string]string
	for v := range 25 {
		for i := range 5 {
			s.Put(fmt.Appendf(nil, "k%d", (v*3+i)%17), fmt.Appendf(nil, "v%d", v), Never)
		}
		s.Remove(fmt.Appendf(nil, "k%d", v%17))
		if err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		want = append(want, contents(s))
	}
	for v, w := range want {
		got := contents(open(t, dir, int64(v+1)))
		if fmt.Sprint(got) != fmt.Sprint(w) {
			t.Errorf("version %d: %v, want %v", v+1, got, w)
		}
	}
	if err := s.Purge(21); err != nil {
		t.Fatal(err)
	}
	if got := contents(open(t, dir, 25)); fmt.Sprint(got) != fmt.Sprint(want[24]) {
		t.Errorf("after purge: %v, want %v", got, want[24])
	}
	if _, err := Open(dir, 2, 5); err == nil {
		t.Error("version 5 was purged, yet it opens")
	}
}

func TestVersionAfterFailureIsRewritten(t *testing.T) {
	dir := durable{checkpoint.NewMemory()}
	s := open(t, dir, 0)
	s.Put([]byte("a"), []byte("1"), Never)
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	s.Put([]byte("a"), []byte("2"), Never)
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir, 1)
	again.Put([]byte("b"), []byte("3"), Never)
	if err := again.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(contents(open(t, dir, 2))); got != "map[a:1 b:3]" {
		t.Errorf("version 2 is %s", got)
	}
}

func TestDamageIsFound(t *testing.T) {
	dir := durable{checkpoint.NewMemory()}
	s := open(t, dir, 0)
	s.Put([]byte("a"), []byte("1"), Never)
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	for p := range 2 {
		sub := dir.Sub(fmt.Sprint(p))
		data, err := sub.Read("1.delta")
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 0 {
			data = slices.Clone(data)
			data[len(data)-1]++
			if err := sub.Write("1.delta", data); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := Open(dir, 2, 1); err == nil {
		t.Error("a damaged delta was read without an error")
	}
}

func TestExpire(t *testing.T) {
	s := open(t, checkpoint.NewMemory(), 0)
	s.Put([]byte("late"), nil, 30)
	s.Put([]byte("early"), nil, 10)
	s.Put([]byte("always"), nil, Never)
	s.Put([]byte("moved"), nil, 10)
	s.Put([]byte("moved"), nil, 40)
	if got := s.NextExpiry(); got != 10 {
		t.Errorf("next expiry %d, want 10", got)
	}
	var gone []string
	s.Expire(30, func(k, _ []byte) { gone = append(gone, string(k)) })
	if fmt.Sprint(gone) != "[early late]" || s.Len() != 2 {
		t.Errorf("expired %v, %d left", gone, s.Len())
	}
	if got := s.NextExpiry(); got != 40 {
		t.Errorf("next expiry %d, want 40", got)
	}
}

func TestManyExpireAndOthersStay(t *testing.T) {
	s := open(t, checkpoint.NewMemory(), 0)
	for i := range 10000 {
		s.Put(fmt.Appendf(nil, "%d", i), []byte{1}, int64(i))
	}
	n := 0
	s.Expire(8999, func(_, _ []byte) { n++ })
	if n != 9000 || s.Len() != 1000 || len(s.entries) != 1000 {
		t.Errorf("%d expired, %d live of %d slots", n, s.Len(), len(s.entries))
	}
	if _, ok := s.Get([]byte("9500")); !ok {
		t.Error("a live key is gone")
	}
	s.Expire(9500, func(_, _ []byte) { n++ })
	if n != 9501 {
		t.Errorf("%d expired, want 9501", n)
	}
}

func TestCodecRoundTrip(t *testing.T) {
	nested := &types.Struct{Fields: []types.Field{{Name: "a", Type: types.Integer}, {Name: "b", Type: &types.Array{Elem: types.String}}}}
	schema := &types.Struct{Fields: []types.Field{
		{Name: "l", Type: types.Long}, {Name: "s", Type: types.String}, {Name: "d", Type: types.Double},
		{Name: "b", Type: types.Boolean}, {Name: "n", Type: nested}, {Name: "t", Type: types.Timestamp},
		{Name: "m", Type: &types.Map{Key: types.String, Value: types.Long}},
	}}
	rows := []types.StructValue{
		{int64(1), "x", 1.5, true, types.StructValue{int32(3), types.ArrayValue{"p", nil}}, types.TimestampValue(7), types.MapValue{Keys: []any{"k"}, Values: []any{int64(1)}}},
		{nil, nil, nil, nil, nil, nil, nil},
		{int64(-1), "", math.Inf(1), false, types.StructValue{nil, nil}, types.TimestampValue(-7), types.MapValue{}},
	}
	b, err := batch.FromRows(schema, rows)
	if err != nil {
		t.Fatal(err)
	}
	var ts []types.Type
	for _, f := range schema.Fields {
		ts = append(ts, f.Type)
	}
	c := NewCodec(ts)
	encoded := c.Encode(b.Columns, b.Rows)
	columns, err := c.Decode(encoded)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		for j, col := range columns {
			if got, want := fmt.Sprint(col.Value(i)), fmt.Sprint(b.Columns[j].Value(i)); got != want {
				t.Errorf("row %d column %d: %s, want %s", i, j, got, want)
			}
		}
	}
	if _, err := c.Decode([][]byte{encoded[0][:9]}); err == nil {
		t.Error("a cut row was read without an error")
	}
}

func TestEqualKeysHaveEqualBytes(t *testing.T) {
	schema := &types.Struct{Fields: []types.Field{{Name: "d", Type: types.Double}}}
	b, err := batch.FromRows(schema, []types.StructValue{{0.0}, {math.Copysign(0, -1)}, {math.NaN()}, {math.Float64frombits(0x7ff8000000000123)}})
	if err != nil {
		t.Fatal(err)
	}
	e := NewCodec([]types.Type{types.Double}).Encode(b.Columns, b.Rows)
	if string(e[0]) != string(e[1]) || string(e[2]) != string(e[3]) {
		t.Errorf("%x", e)
	}
}

func TestBucketsKeepPairsByKey(t *testing.T) {
	dir := durable{checkpoint.NewMemory()}
	b, err := OpenBuckets(dir, 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	under := func(b *Buckets, key string) (out []string) {
		b.Under([]byte(key), func(n int64, v []byte) { out = append(out, fmt.Sprintf("%d %s", n, v)) })
		return out
	}
	first := b.Add([]byte("a"), []byte("one"), 10)
	b.Add([]byte("a"), []byte("two"), 20)
	b.Add([]byte("ab"), []byte("three"), 30)
	b.Set([]byte("a"), first, []byte("ONE"), 15)
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if b, err = OpenBuckets(dir, 2, 1); err != nil {
		t.Fatal(err)
	}
	if got := under(b, "a"); !slices.Equal(got, []string{"0 ONE", "1 two"}) {
		t.Errorf("under a: %v", got)
	}
	if n := b.Add([]byte("c"), nil, Never); n != 3 {
		t.Errorf("the next number is %d", n)
	}
	var gone []string
	b.ExpirePairs(20, func(key []byte, n int64, v []byte) { gone = append(gone, fmt.Sprintf("%s %d %s", key, n, v)) })
	if !slices.Equal(gone, []string{"a 0 ONE", "a 1 two"}) {
		t.Errorf("expired: %q", gone)
	}
	if got := under(b, "a"); got != nil {
		t.Errorf("under a after all: %v", got)
	}
	b.Clear([]byte("ab"))
	if b.Len() != 1 || b.Holds([]byte("ab"), 2) || !b.Holds([]byte("c"), 3) {
		t.Errorf("%d pairs are left", b.Len())
	}
}

// What snapshots write follows the changes, not the size of the table.
func TestSnapshotsFollowTheChanges(t *testing.T) {
	dir := durable{checkpoint.NewMemory()}
	s, err := Open(dir, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		s.Put([]byte(fmt.Sprint("key", i)), []byte("v"), Never)
	}
	for v := range 100 {
		s.Put([]byte("key1"), []byte(fmt.Sprint(v)), Never)
		if err := s.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	names, err := dir.Sub("0").List()
	if err != nil {
		t.Fatal(err)
	}
	snapshots := 0
	for _, n := range names {
		if strings.HasSuffix(n, ".snapshot") {
			snapshots++
		}
	}
	if snapshots != 1 {
		t.Errorf("%d snapshots for 1099 changes of 1000 pairs", snapshots)
	}
	again, err := Open(dir, 1, 100)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := again.Get([]byte("key1")); string(v) != "99" || again.Len() != 1000 {
		t.Errorf("read back %s of %d pairs", v, again.Len())
	}
}
