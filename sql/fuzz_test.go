package sql

import (
	"testing"

	"brook/diag"
	"brook/engine/types"
)

// FuzzSchema wants no panic, errors for users, and the same schema back from
// its JSON, which files and checkpoints carry.
func FuzzSchema(f *testing.F) {
	for _, s := range []string{
		"id INT, name STRING NOT NULL COMMENT 'x'", "a: ARRAY<STRUCT<b: MAP<STRING, DECIMAL(10,2)>, `c d` BINARY>>", "t TIMESTAMP_NTZ, i INTERVAL DAY TO SECOND, v VARIANT",
		"struct<a:int,b:array<bigint>>", "c CHAR(3) DEFAULT 'x', d VARCHAR(5)", "a.b INT", "s STRING COLLATE UTF8_LCASE", "a INT,", "array<", "time(3)",
	} {
		f.Add(s)
	}
	p := NewParser()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		schema, err := p.Schema(diag.NewSource("", s))
		if err != nil {
			if _, ok := diag.As(err); !ok {
				t.Fatalf("%q: %v is no error for users", s, err)
			}
			return
		}
		text := types.JSON(schema)
		if back, err := types.ParseJSON([]byte(text)); err != nil || types.JSON(back) != text {
			t.Errorf("%q: its JSON %s is read as %v, %v", s, text, back, err)
		}
	})
}
