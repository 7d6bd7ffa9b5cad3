package pyspark

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/python"
)

// optionText is an option's value as text: True is true.
func (r *Runtime) optionText(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", false
	case bool:
		if v {
			return "true", true
		}
		return "false", true
	}
	return r.in.Str(v), true
}

// setOption sets an option, whose name has no case; None takes it away.
func (r *Runtime) setOption(m map[string]string, key string, v any) {
	text, ok := r.optionText(v)
	for k := range m {
		if strings.EqualFold(k, key) {
			delete(m, k)
		}
	}
	if ok {
		m[key] = text
	}
}

// optionKey is the name of an option, which must be text.
func (r *Runtime) optionKey(v any) string {
	key, ok := v.(string)
	if !ok {
		r.wrong(diag.Py4JCall, "", "An error occurred while calling option: the name of an option should be a str, got %s.", r.in.TypeName(v))
	}
	return key
}

func (r *Runtime) setOptions(m map[string]string, kw *python.Kwargs, except ...string) {
	for i := range kw.Len() {
		if !slices.Contains(except, kw.Names[i]) {
			r.setOption(m, kw.Names[i], kw.Values[i])
		}
	}
}
