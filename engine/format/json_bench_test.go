package format

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/types"
)

// BenchmarkJSON reads events of four keys, of which some are wanted.
func BenchmarkJSON(b *testing.B) {
	const rows = 100_000
	random := rand.New(rand.NewPCG(7, 7))
	var compact, spaced bytes.Buffer
	for i := range rows {
		action, device, value := []string{"Open", "Close"}[random.IntN(2)], random.IntN(100_000), random.Float64()*1000
		fmt.Fprintf(&compact, "{\"time\":%d,\"action\":%q,\"device\":%d,\"value\":%.3f}\n", 1469501107+i, action, device, value)
		fmt.Fprintf(&spaced, "{\"time\": %d, \"action\": %q, \"device\": %d, \"value\": %.3f}\n", 1469501107+i, action, device, value)
	}
	when, action, device, value := field("time", types.Timestamp), field("action", types.String), field("device", types.Integer), field("value", types.Double)
	for _, c := range []struct {
		name   string
		schema *types.Struct
		text   []byte
	}{
		{"all", types.NewStruct(when, action, device, value), compact.Bytes()},
		{"spaced", types.NewStruct(when, action, device, value), spaced.Bytes()},
		{"time and action", types.NewStruct(when, action), compact.Bytes()},
		{"device", types.NewStruct(device), compact.Bytes()},
	} {
		b.Run(c.name, func(b *testing.B) {
			j, err := NewJSON(c.schema, NewOptions(nil), Environment{Location: time.UTC})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				n := 0
				err := j.Read(context.Background(), bytes.NewReader(c.text), func(b *batch.Batch) error {
					n += b.Rows
					return nil
				})
				if err != nil || n != rows {
					b.Fatal(n, err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
	}
}
