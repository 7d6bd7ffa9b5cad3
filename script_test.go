package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"brook/magics"
)

var update = flag.Bool("update", false, "write what the program prints into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"brook": main})
}

// TestScripts runs testdata/script on the program. The file's name says what a
// script is about: area_case.txtar.
func TestScripts(t *testing.T) {
	golden, err := filepath.Abs("conformance/golden/tutorials")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("BROOK_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("GOLDEN", golden)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "archive": archive, "windows": windows},
	})
}

// status runs a command and compares its exit status: status 2 brook run x.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND …")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		// The error reads "exit status 2".
		got = err.Error()[len(err.Error())-1:]
	}
	if got != args[0] {
		ts.Fatalf("the exit status is %s, not %s", got, args[0])
	}
}

// archive makes a .dbc: archive FILE ENTRY …, entries being files beside it.
func archive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: archive FILE ENTRY …")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range args[1:] {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(name)))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}

// windows writes a file as Windows does: windows FROM TO.
func windows(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: windows FROM TO")
	}
	text := "\uFEFF" + strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o666))
}

// TestMagicsHaveScripts checks that no magic goes untested.
func TestMagicsHaveScripts(t *testing.T) {
	for _, name := range magics.Names() {
		if _, err := os.Stat("testdata/script/magic_" + name + ".txtar"); err != nil {
			t.Errorf("%%%s has no script: %v", name, err)
		}
	}
}
