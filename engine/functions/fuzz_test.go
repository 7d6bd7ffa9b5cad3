package functions_test

import (
	"context"
	"regexp"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/types"
	"brook/sql"
)

// FuzzCalls runs the examples of the functions and what becomes of them. It
// wants rows or an error for users, and never an internal one.
func FuzzCalls(f *testing.F) {
	for _, name := range functions.Names() {
		spec, _ := functions.Lookup(name)
		for _, e := range spec.Examples {
			f.Add(e.SQL)
		}
	}
	f.Add("get_json_object('{\"a\":[1,{\"b\":2}]}', '$.a[*].b')")
	f.Add("from_json('{\"a\":1}', 'a INT'), to_json(named_struct('a', array(1.5, NULL)))")
	root, err := dbfs.NewRoot(f.TempDir(), nil)
	if err != nil {
		f.Fatal(err)
	}
	parser := sql.NewParser()
	s := engine.New(engine.Options{FS: root, Parser: parser, Scripted: true})
	f.Cleanup(func() {
		if err := s.Close(); err != nil {
			f.Error(err)
		}
		if err := root.Close(); err != nil {
			f.Error(err)
		}
	})
	large := regexp.MustCompile(`\d{5}|\de\d{2}`) // takes long, and is no mistake
	f.Fuzz(func(t *testing.T, call string) {
		if len(call) > 300 || large.MatchString(call) {
			return
		}
		rel, err := parser.Relation(diag.NewSource("", "SELECT "+call))
		if err == nil {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			_, err = s.Execute(ctx, rel)
		}
		if err == nil {
			return
		}
		if e, ok := diag.As(err); !ok {
			t.Errorf("%q: %v is no error for users", call, err)
		} else if e.Condition == "INTERNAL_ERROR" {
			t.Errorf("%q: %v\n%v", call, e, e.Cause)
		}
	})
}

// FuzzCast wants TRY_CAST to give NULL exactly where CAST fails.
func FuzzCast(f *testing.F) {
	for _, s := range []string{
		"1", "-1.5e3", "9223372036854775808", " 12 ", "NaN", "-inf", "1d", "true", "y", "2024-02-29", "2024-01-01T00:00:00.5Z", "12:30", "1-2", "INTERVAL '1' DAY", "0x1p-2", "1_000", "١٢", "1e-400", "\x00",
	} {
		f.Add(s)
	}
	targets := []types.Type{
		types.Boolean, types.Byte, types.Short, types.Integer, types.Long, types.Float, types.Double, types.Decimal{Precision: 38, Scale: 10}, types.Date, types.Timestamp,
		types.TimestampNTZ, types.Binary,
	}
	one := &batch.Batch{Rows: 1}
	f.Fuzz(func(t *testing.T, s string) {
		for _, to := range targets {
			eval := func(mode functions.CastMode) (any, error) {
				l, err := expr.NewLiteral(types.String, s)
				if err != nil {
					t.Fatal(err)
				}
				cast, err := functions.Cast(l, to, mode)
				if err != nil {
					t.Fatal(err)
				}
				c := &expr.Context{Context: context.Background(), Location: time.UTC, Now: time.Unix(0, 0), Conf: expr.Conf{ANSI: mode == functions.ANSI, TimeZone: "UTC"}}
				v, err := cast.Eval(c, one)
				if err != nil {
					return nil, err
				}
				return v.Value(0), nil
			}
			tried, err := eval(functions.Try)
			if err != nil {
				t.Fatalf("TRY_CAST(%q AS %s): %v", s, to.SQL(), err)
			}
			v, err := eval(functions.ANSI)
			if _, ok := diag.As(err); err != nil && !ok {
				t.Errorf("CAST(%q AS %s): %v is no error for users", s, to.SQL(), err)
			}
			if (err != nil) != (tried == nil) {
				t.Errorf("CAST(%q AS %s) is %v, %v, TRY_CAST %v", s, to.SQL(), v, err, tried)
			}
		}
	})
}
