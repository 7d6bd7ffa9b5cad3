package pyspark

import (
	"brook/diag"
	"brook/python"
)

// metadata is a column's metadata, a JSON object, as Go values.
func (r *Runtime) metadata(v any) map[string]any {
	d, ok := v.(*python.Dict)
	if !ok {
		return nil
	}
	out := map[string]any{}
	for _, e := range d.Entries() {
		out[r.in.Str(e.Key)] = r.metadataValue(e.Value)
	}
	return out
}

func (r *Runtime) metadataValue(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case *python.Dict:
		return r.metadata(v)
	case *python.List:
		out := make([]any, len(v.Items))
		for i, x := range v.Items {
			out[i] = r.metadataValue(x)
		}
		return out
	}
	r.fail(diag.NotImplemented("metadata of type %s", r.in.TypeName(v)))
	return nil
}

// metadataObject is metadata as a Python value; its keys come in order.
func metadataObject(v any) any {
	switch v := v.(type) {
	case map[string]any:
		d := python.NewDict()
		for _, k := range sortedKeys(v) {
			d.SetString(k, metadataObject(v[k]))
		}
		return d
	case []any:
		out := python.NewList()
		for _, x := range v {
			out.Items = append(out.Items, metadataObject(x))
		}
		return out
	}
	return v
}
