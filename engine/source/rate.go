package source

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

var rateSchema = &types.Struct{Fields: []types.Field{
	{Name: "timestamp", Type: types.Timestamp, Nullable: true}, {Name: "value", Type: types.Long, Nullable: true},
}}

var (
	_ = register(spec{name: "rate", stream: rateSpec})
	_ = register(spec{name: "rate-micro-batch", stream: rateBatchSpec})
)

// longOption reads a whole number that is least at least: 1 or 0.
func longOption(o Options, key string, otherwise, least int64) (int64, error) {
	text, ok := option(o.Options, key)
	if !ok {
		text = strconv.FormatInt(otherwise, 10)
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, diag.New(diag.NumberFormat, "", "", "For input string: \"%s\"", text)
	}
	return n, atLeast(key, text, n, least)
}

func atLeast(key, text string, n, least int64) error {
	if n >= least {
		return nil
	}
	what := "must be positive"
	if least == 0 {
		what = "must be non-negative"
	}
	return diag.New(diag.IllegalArgument, "", "", "Invalid value '%s'. The option '%s' %s", text, key, what)
}

// ownSchema refuses a schema for a source that has one of its own.
func ownSchema(provider string) error {
	return diag.New(diag.UnsupportedOp, "_LEGACY_ERROR_TEMP_2242", "", "%s source does not support user-specified schema.", provider)
}

// rateSpec is the source rate: rowsPerSecond numbered rows every second since
// the query was first started.
func rateSpec(o Options) (*StreamSpec, error) {
	if o.Schema != nil {
		return nil, ownSchema("RateStreamProvider")
	}
	rate, err := longOption(o, "rowsPerSecond", 1, 1)
	if err != nil {
		return nil, err
	}
	ramp, err := rampUp(o)
	if err != nil {
		return nil, err
	}
	partitions := "default"
	if text, ok := option(o.Options, "numPartitions"); ok {
		if _, err := longOption(o, "numPartitions", 1, 1); err != nil {
			return nil, err
		}
		partitions = text
	}
	now := o.Now
	if now == nil {
		now = time.Now
	}
	return &StreamSpec{
		Format: "rate", Schema: rateSchema, Options: o.Options, Name: "rate",
		Open: func(_ context.Context, dir Checkpoint) (Stream, error) {
			r := &rateStream{rate: rate, ramp: ramp, partitions: partitions, now: now, end: math.MaxInt64}
			data, err := dir.Read("0")
			if err == nil {
				_, ms, _ := strings.Cut(string(data), "\n")
				r.created, err = strconv.ParseInt(strings.TrimSpace(ms), 10, 64)
				return r, err
			}
			r.created = now().UnixMilli()
			return r, dir.Write("0", fmt.Appendf(nil, "v1\n%d", r.created))
		},
	}, nil
}

// rampUp is the option rampUpTime in whole seconds.
func rampUp(o Options) (int64, error) {
	text, ok := option(o.Options, "rampUpTime")
	if !ok {
		return 0, nil
	}
	d, err := age(text, time.Second)
	if err != nil {
		return 0, err
	}
	if d < 0 {
		return 0, diag.New(diag.IllegalArgument, "", "", "Invalid value '%d'. The option 'rampUpTime' must not be negative", d/time.Second)
	}
	return int64(d / time.Second), nil
}

type rateStream struct {
	rate       int64
	ramp       int64 // seconds during which the rate goes up
	partitions string
	created    int64 // ms
	now        func() time.Time
	end        int64 // seconds; see Freeze
}

// valuesAt is how many values there are after so many seconds. During the ramp
// each second brings more values than the one before, by the same number.
func (r *rateStream) valuesAt(seconds int64) int64 {
	if seconds > r.ramp {
		return r.ramped(r.ramp) + (seconds-r.ramp)*r.rate
	}
	return r.ramped(seconds)
}

func (r *rateStream) ramped(seconds int64) int64 {
	step := max(1, r.rate/(r.ramp+1))
	return step * (seconds * (seconds + 1) / 2)
}

func (r *rateStream) Schema() *types.Struct { return rateSchema }
func (r *rateStream) String() string {
	return fmt.Sprintf("RateStreamV2[rowsPerSecond=%d, rampUpTimeSeconds=%d, numPartitions=%s", r.rate, r.ramp, r.partitions)
}
func (r *rateStream) Close() error                         { return nil }
func (r *rateStream) Commit(context.Context, Offset) error { return nil }

func (r *rateStream) seconds() int64 { return max(0, (r.now().UnixMilli()-r.created)/1000) }

func (r *rateStream) Freeze(context.Context) error {
	r.end = r.seconds()
	return nil
}

func (r *rateStream) Latest(context.Context, Offset, Limit) (Offset, error) {
	return Offset(strconv.FormatInt(min(r.end, r.seconds()), 10)), nil
}

func (r *rateStream) Batch(_ context.Context, from, to Offset) (Relation, error) {
	a := int64(0)
	if from != "" {
		n, err := strconv.ParseInt(string(from), 10, 64)
		if err != nil {
			return nil, err
		}
		a = n
	}
	b, err := strconv.ParseInt(string(to), 10, 64)
	if err != nil {
		return nil, err
	}
	first := r.valuesAt(a)
	rows := r.valuesAt(b) - first
	times, values := make([]int64, rows), make([]int64, rows)
	for i := range rows {
		ms := r.created + a*1000 + int64(math.Round(float64(i)*float64((b-a)*1000)/float64(rows)))
		times[i], values[i] = ms*1000, first+i
	}
	return numbers(times, values), nil
}

// numbers is a relation of timestamps and values.
func numbers(times, values []int64) Relation {
	rows := &batch.Batch{Schema: rateSchema, Rows: len(values), Columns: []batch.Vector{
		batch.Of(types.Timestamp, batch.FromValues(types.Timestamp, times, nil)),
		batch.Of(types.Long, batch.FromValues(types.Long, values, nil)),
	}}
	return NewRows("rate", rateSchema, []*batch.Batch{rows})
}

// rateBatchSpec is the source rate-micro-batch: rowsPerBatch numbered rows a
// batch, all of one time that advances from batch to batch.
func rateBatchSpec(o Options) (*StreamSpec, error) {
	if o.Schema != nil {
		return nil, ownSchema("RatePerMicroBatchProvider")
	}
	rows, err := longOption(o, "rowsPerBatch", 0, 1)
	if err != nil {
		return nil, err
	}
	start, err := longOption(o, "startTimestamp", 0, 0)
	if err != nil {
		return nil, err
	}
	advance, err := longOption(o, "advanceMillisPerBatch", 1000, 0)
	if err != nil {
		return nil, err
	}
	return &StreamSpec{
		Format: "rate-micro-batch", Schema: rateSchema, Options: o.Options, Endless: true, Name: "rate-micro-batch",
		Open: func(context.Context, Checkpoint) (Stream, error) {
			return &rateBatchStream{rows: rows, start: start, advance: advance}, nil
		},
	}, nil
}

type rateBatchStream struct {
	rows, start, advance int64
	frozen, done         bool
}

func (r *rateBatchStream) Schema() *types.Struct { return rateSchema }
func (r *rateBatchStream) String() string {
	return fmt.Sprintf("RatePerMicroBatchStream[rowsPerBatch=%d, numPartitions=2, startTimestamp=%d, advanceMsPerBatch=%d]", r.rows, r.start, r.advance)
}
func (r *rateBatchStream) Close() error                         { return nil }
func (r *rateBatchStream) Commit(context.Context, Offset) error { return nil }

func (r *rateBatchStream) Freeze(context.Context) error {
	r.frozen = true
	return nil
}

func (r *rateBatchStream) position(o Offset) (rows, at int64, err error) {
	if o == "" {
		return 0, r.start, nil
	}
	if _, err := fmt.Sscanf(string(o), `{"offset":%d,"timestamp":%d}`, &rows, &at); err != nil {
		return 0, 0, fmt.Errorf("the checkpoint has an offset that is not of rate-micro-batch: %s", o)
	}
	return rows, at, nil
}

func (r *rateBatchStream) Latest(_ context.Context, from Offset, _ Limit) (Offset, error) {
	if r.frozen && r.done {
		return from, nil
	}
	r.done = true
	rows, at, err := r.position(from)
	if err != nil {
		return from, err
	}
	return Offset(fmt.Sprintf(`{"offset":%d,"timestamp":%d}`, rows+r.rows, at+r.advance)), nil
}

func (r *rateBatchStream) Batch(_ context.Context, from, to Offset) (Relation, error) {
	first, at, err := r.position(from)
	if err != nil {
		return nil, err
	}
	last, _, err := r.position(to)
	if err != nil {
		return nil, err
	}
	times, values := make([]int64, last-first), make([]int64, last-first)
	for i := range values {
		times[i], values[i] = at*1000, first+int64(i)
	}
	return numbers(times, values), nil
}
