package stream

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"brook/engine/types"
)

const isoMillis = "2006-01-02T15:04:05.000Z"

// JSON is the progress as one line, keys in Spark's order.
func (p *Progress) JSON() string { return string(p.object().compact(nil)) }

// PrettyJSON is the progress indented by two blanks.
func (p *Progress) PrettyJSON() string { return string(p.object().pretty(nil, 0)) }

// object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any // string, int64, float64, nil, raw, object, []object
}

// raw is JSON text to be embedded.
type raw string

func (p *Progress) object() object {
	var name any
	if p.Name != "" {
		name = p.Name
	}
	o := object{
		{"id", p.ID}, {"runId", p.RunID}, {"name", name},
		{"timestamp", p.Timestamp.UTC().Format(isoMillis)},
		{"batchId", p.BatchID}, {"batchDuration", p.BatchDuration},
		{"numInputRows", p.NumInputRows()},
	}
	in, inOK, out, outOK := p.Rates()
	o = o.rate("inputRowsPerSecond", Rate{in, inOK}).rate("processedRowsPerSecond", Rate{out, outOK})
	o = append(o, member{"durationMs", sortedObject(p.Durations)})
	if len(p.EventTime) > 0 {
		o = append(o, member{"eventTime", sortedObject(p.EventTime)})
	}
	operators := make([]object, len(p.StateOperators))
	for i, s := range p.StateOperators {
		operators[i] = s.object()
	}
	sources := make([]object, len(p.Sources))
	for i, s := range p.Sources {
		sources[i] = s.object()
	}
	o = append(o, member{"stateOperators", operators}, member{"sources", sources})
	sink := object{{"description", p.Sink.Description}, {"numOutputRows", p.Sink.NumOutputRows}}
	if len(p.Sink.Metrics) > 0 {
		sink = append(sink, member{"metrics", sortedObject(p.Sink.Metrics)})
	}
	o = append(o, member{"sink", sink})
	if len(p.Observed) > 0 {
		var all object
		for _, m := range p.Observed {
			var row object
			for i, f := range m.Schema.Fields {
				row = append(row, member{f.Name, jsonCell(m.Row[i])})
			}
			all = append(all, member{m.Name, row})
		}
		o = append(o, member{"observedMetrics", all})
	}
	return o
}

func (s *SourceProgress) object() object {
	o := object{
		{"description", s.Description}, {"startOffset", offset(s.StartOffset)},
		{"endOffset", offset(s.EndOffset)}, {"latestOffset", offset(s.LatestOffset)},
		{"numInputRows", s.NumInputRows},
	}
	o = o.rate("inputRowsPerSecond", s.InputRate).rate("processedRowsPerSecond", s.ProcessedRate)
	if len(s.Metrics) > 0 {
		o = append(o, member{"metrics", sortedObject(s.Metrics)})
	}
	return o
}

func (s *StateOperatorProgress) object() object {
	o := object{
		{"operatorName", s.OperatorName}, {"numRowsTotal", s.NumRowsTotal}, {"numRowsUpdated", s.NumRowsUpdated},
		{"allUpdatesTimeMs", s.AllUpdatesTimeMs}, {"numRowsRemoved", s.NumRowsRemoved},
		{"allRemovalsTimeMs", s.AllRemovalsTimeMs}, {"commitTimeMs", s.CommitTimeMs},
		{"memoryUsedBytes", s.MemoryUsedBytes}, {"numRowsDroppedByWatermark", s.NumRowsDroppedByWatermark},
		{"numShufflePartitions", s.NumShufflePartitions}, {"numStateStoreInstances", s.NumStateStoreInstances},
	}
	if len(s.CustomMetrics) > 0 {
		o = append(o, member{"customMetrics", sortedObject(s.CustomMetrics)})
	}
	return o
}

func (o object) rate(key string, r Rate) object {
	if !r.Valid {
		return o
	}
	return append(o, member{key, r.Value})
}

func offset(text string) any {
	if text == "" {
		return nil
	}
	return raw(text)
}

func sortedObject[V any](m map[string]V) object {
	var o object
	for _, k := range slices.Sorted(maps.Keys(m)) {
		o = append(o, member{k, m[k]})
	}
	return o
}

func jsonCell(v any) any {
	switch v := v.(type) {
	case nil, string, float64:
		return v
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case int64:
		return v
	case float32:
		return float64(v)
	case bool:
		return raw(strconv.FormatBool(v))
	case types.DecimalValue:
		return raw(v.String())
	case types.TimestampValue:
		return time.UnixMicro(int64(v)).UTC().Format(isoMillis)
	case types.DateValue:
		return time.Unix(int64(v)*86400, 0).UTC().Format(time.DateOnly)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return raw(text)
}

func (o object) compact(b []byte) []byte {
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, quoted(m.key)...), ':')
		switch v := m.value.(type) {
		case object:
			b = v.compact(b)
		case []object:
			b = append(b, '[')
			for j, e := range v {
				if j > 0 {
					b = append(b, ',')
				}
				b = e.compact(b)
			}
			b = append(b, ']')
		default:
			b = append(b, scalar(v)...)
		}
	}
	return append(b, '}')
}

func (o object) pretty(b []byte, depth int) []byte {
	if len(o) == 0 {
		return append(b, "{ }"...)
	}
	pad := strings.Repeat("  ", depth+1)
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '\n')
		b = append(append(append(b, pad...), quoted(m.key)...), " : "...)
		switch v := m.value.(type) {
		case object:
			b = v.pretty(b, depth+1)
		case []object:
			if len(v) == 0 {
				b = append(b, "[ ]"...)
				continue
			}
			b = append(b, "[ "...)
			for j, e := range v {
				if j > 0 {
					b = append(b, ", "...)
				}
				b = e.pretty(b, depth+1)
			}
			b = append(b, " ]"...)
		case raw:
			b = append(b, prettyRaw(string(v), depth+1)...)
		default:
			b = append(b, scalar(v)...)
		}
	}
	return append(append(append(b, '\n'), pad[2:]...), '}')
}

// prettyRaw indents an embedded JSON object as the rest is.
func prettyRaw(text string, depth int) string {
	var buf bytes.Buffer
	if err := json.Indent(&buf, []byte(text), strings.Repeat("  ", depth), "  "); err != nil {
		return text
	}
	return strings.ReplaceAll(buf.String(), "\": ", "\" : ")
}

func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return quoted(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return number(v)
	case raw:
		return string(v)
	}
	return "null"
}

// number writes a double as Java does for the sizes that rates have.
func number(v float64) string {
	switch {
	case math.IsNaN(v):
		return `"NaN"`
	case math.IsInf(v, 0):
		return `"Infinity"`
	case v == math.Trunc(v) && math.Abs(v) < 1e7:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case math.Abs(v) >= 1e7 || math.Abs(v) < 1e-3:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return "null"
		}
		return mantissa + "E" + strconv.Itoa(n)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func quoted(s string) string {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSuffix(buf.String(), "\n")
}
