package dbfs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"brook/diag"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"dbfs:/a/b": "/a/b", "/dbfs/a/b": "/a/b", "file:/a": "/a", "file:///a": "/a", "a/b": "/a/b",
		"/a//b/./c/../d": "/a/b/d", "/": "/", "dbfs:/": "/", "/dbfs": "/", "/dbfsx": "/dbfsx", "a:b": "/a:b",
	} {
		got, err := Clean(in)
		if err != nil || got != want {
			t.Errorf("Clean(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"/../x", "a/../../b", "s3:/bucket", "dbfs:/..", "/a\x00b"} {
		if got, err := Clean(in); err == nil {
			t.Errorf("Clean(%q) = %q, want an error", in, got)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"*.json", "a.json", true}, {"*.json", "a/b.json", false}, {"a?c", "aéc", true}, {"[a-c]x", "bx", true},
		{"[^a-c]x", "bx", false}, {"{a,b}*.{csv,json}", "b1.json", true}, {"{a,b}", "c", false}, {"\\*", "*", true},
		{"*", "", true}, {"a*", "a/b", false}, {"*/b", "a/b", true}, {"*b*d", "abcbcd", true}, {"x[", "x[", false}, {"a*\\*", "ab*", true},
		{strings.Repeat("*a", 60) + "b", strings.Repeat("a", 200), false}, {"a*b*c", "aXbYc", true}, {"a{b{1,2},c}", "ab2", true},
	} {
		if got := Match(c.pattern, c.name); got != c.want {
			t.Errorf("Match(%q, %q) = %v", c.pattern, c.name, got)
		}
	}
}

func newRoot(t *testing.T) (*Root, string) {
	t.Helper()
	dir := t.TempDir()
	r, err := NewRoot(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r, dir
}

func TestLinksOutAreRefused(t *testing.T) {
	r, dir := newRoot(t)
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]func() error{
		"Open":        func() error { _, err := r.Open("/out/secret"); return err },
		"ReadFile":    func() error { _, err := r.ReadFile("/out/secret"); return err },
		"ReadDir":     func() error { _, err := r.ReadDir("/out"); return err },
		"Stat":        func() error { _, err := r.Stat("/out/secret"); return err },
		"Create":      func() error { _, err := r.Create("/out/new"); return err },
		"Append":      func() error { _, err := r.Append("/out/secret"); return err },
		"WriteAtomic": func() error { return r.WriteAtomic("/out/new", []byte("x"), false) },
		"MkdirAll":    func() error { return r.MkdirAll("/out/folder") },
		"Remove":      func() error { return r.Remove("/out/secret") },
		"RemoveAll":   func() error { return r.RemoveAll("/out/secret") },
		"Rename":      func() error { return r.Rename("/out/secret", "/mine") },
		"Chtimes":     func() error { return r.Chtimes("/out/secret", time.Unix(0, 0)) },
	} {
		err := f()
		if e, ok := diag.As(err); !ok || e.Class != diag.IllegalArgument {
			t.Errorf("%s through a link out of the root: %v", name, err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(outside, "secret")); err != nil || string(data) != "x" {
		t.Errorf("the file outside was touched: %s, %v", data, err)
	}
}

func TestAtomicWrites(t *testing.T) {
	r, _ := newRoot(t)
	if err := r.CreateAtomic("/log/0", []byte("one"), true); err != nil {
		t.Fatal(err)
	}
	if err := r.CreateAtomic("/log/0", []byte("two"), true); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second create: %v", err)
	}
	if err := r.WriteAtomic("/log/0", []byte("three"), true); err != nil {
		t.Fatal(err)
	}
	entries, err := r.ReadDir("/log")
	if err != nil || len(entries) != 1 {
		t.Errorf("left in the folder: %v, %v", entries, err)
	}
	if data, err := r.ReadFile("/log/0"); err != nil || string(data) != "three" {
		t.Errorf("%s, %v", data, err)
	}
}

func TestMountIsAskedFirst(t *testing.T) {
	asked := ""
	r, err := NewRoot(t.TempDir(), func(r *Root, p string) error {
		if p == "/data/x" && asked == "" {
			asked = p
			return r.WriteAtomic(p, []byte("bundled"), false)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if data, err := r.ReadFile("/data/x"); err != nil || string(data) != "bundled" {
		t.Errorf("%s, %v", data, err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}
