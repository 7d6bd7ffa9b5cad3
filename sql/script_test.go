package sql

import (
	"context"
	"testing"

	"brook/diag"
	"brook/render"
	"strings"
)

// script runs a text that is one statement.
func script(t *testing.T, text string) (string, error) {
	t.Helper()
	s := session(t)
	cmd, err := NewParser().Statement(diag.NewSource("", text))
	if err != nil {
		return "", err
	}
	r, err := s.Run(context.Background(), cmd)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if len(r.Schema.Fields) > 0 {
		err = render.Show(&out, r.Schema, r.Batches, render.ShowOptions{Rows: 100})
	}
	return compact(out.String()), err
}

func TestScripts(t *testing.T) {
	for name, c := range map[string]struct{ text, want, condition string }{
		"while":     {text: "BEGIN DECLARE a INT = 0; WHILE a < 5 DO SET a = a + 2; END WHILE; SELECT a; END", want: "a|6"},
		"nested":    {text: "BEGIN DECLARE a INT = 1; l: BEGIN DECLARE a INT = 2; SET l.a = 9; SELECT a; END l; END", want: "a|9"},
		"leave":     {text: "BEGIN DECLARE a INT = 0; x: LOOP y: LOOP SET a = a + 1; IF a > 3 THEN LEAVE x; END IF; ITERATE y; END LOOP; END LOOP; SELECT a; END", want: "a|4"},
		"continue":  {text: "BEGIN DECLARE a INT = 0; DECLARE CONTINUE HANDLER FOR DIVIDE_BY_ZERO SET a = a + 1; SELECT 1 / 0; SELECT a; END", condition: "UNSUPPORTED_FEATURE.CONTINUE_EXCEPTION_HANDLER"},
		"condition": {text: "BEGIN DECLARE z CONDITION FOR SQLSTATE '22012'; DECLARE EXIT HANDLER FOR z SELECT 'mine' AS m; SELECT 1 / 0; END", want: "m|mine"},
		"boolean":   {text: "BEGIN IF 1 THEN SELECT 1; END IF; END", condition: "INVALID_BOOLEAN_STATEMENT"},
		"state":     {text: "BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION SELECT 'general' AS m; DECLARE EXIT HANDLER FOR SQLSTATE '22012' SELECT 'zero' AS m; SELECT 1 / 0; END", want: "m|zero"},
		"for":       {text: "BEGIN DECLARE s INT = 0; FOR SELECT id FROM range(4) DO SET s = s + 1; END FOR; SELECT s; END", want: "s|4"},
		"case":      {text: "BEGIN CASE WHEN false THEN SELECT 1; ELSE SELECT 2 AS x; END CASE; END", want: "x|2"},
		"empty":     {text: "BEGIN END", want: ""},
		"no case":   {text: "BEGIN CASE 1 WHEN 2 THEN SELECT 1; END CASE; END", want: ""},
		"labels":    {text: "BEGIN a: BEGIN SELECT 1; END b; END", condition: "LABELS_MISMATCH"},
		"outermost": {text: "a: BEGIN SELECT 1; END", condition: "PARSE_SYNTAX_ERROR"},
		"unknown":   {text: "BEGIN LEAVE x; END", condition: "INVALID_LABEL_USAGE.DOES_NOT_EXIST"},
		"late":      {text: "BEGIN SELECT 1; DECLARE x INT; END", condition: "INVALID_VARIABLE_DECLARATION.ONLY_AT_BEGINNING"},
		"scope":     {text: "BEGIN BEGIN DECLARE x INT = 1; END; SELECT x; END", condition: "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION"},
		"open":      {text: "BEGIN SELECT 1;", condition: "PARSE_SYNTAX_ERROR"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := script(t, c.text)
			if c.condition != "" {
				if e, ok := diag.As(err); !ok || e.Condition != c.condition {
					t.Fatalf("%v, want %s", err, c.condition)
				}
				return
			}
			if err != nil || got != c.want {
				t.Errorf("%s %v, want %s", got, err, c.want)
			}
		})
	}
}

// TestScriptsStop cancels a script that never ends.
func TestScriptsStop(t *testing.T) {
	s := session(t)
	cmd, err := NewParser().Statement(diag.NewSource("", "BEGIN DECLARE a INT = 0; LOOP SET a = 1; END LOOP; END"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		_, err := s.Run(ctx, cmd)
		done <- err
	}()
	cancel()
	if err := <-done; err == nil {
		t.Error("a cancelled script ends without an error")
	}
}
